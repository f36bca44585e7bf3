using System.Globalization;

namespace MetricsKit.PromQL.Checks;

/// <summary>Matchers on <c>le</c>, a label like any other: its values are texts.</summary>
internal static class BucketBounds
{
    private const string Last = "+Inf";

    /// <summary>What is wrong with a matcher on the bounds of a histogram; null for nothing.</summary>
    public static Finding? Matcher(LabelMatcher matcher, MetricFamily family, string text)
    {
        if (family.Buckets.Count == 0 || matcher.Value.Length == 0)
        {
            return null;
        }

        if (matcher.Operator is MatchOperator.Regex or MatchOperator.NotRegex)
        {
            return family.BoundTexts is { } exposed ? SelectorLabels.Value(matcher, family, [.. exposed, Last], false, text) : null;
        }

        bool isNumber = double.TryParse(matcher.Value.TrimStart('+'), NumberStyles.Float, CultureInfo.InvariantCulture, out double bound);
        bool isBound = isNumber && family.Buckets.Contains(bound);
        bool isLast = matcher.Value is Last or "Inf";
        if (family.BoundTexts is { } texts ? texts.Contains(matcher.Value) || matcher.Value == Last : isBound || isLast)
        {
            return null;
        }

        IReadOnlyList<string> bounds = family.BoundTexts ?? [.. family.Buckets.Select(b => b.ToString("R", CultureInfo.InvariantCulture))];
        string near = isNumber && !isLast && !double.IsInfinity(bound)
            ? bounds[Enumerable.Range(0, bounds.Count).OrderBy(i => Math.Abs(family.Buckets[i] - bound)).First()]
            : Last;
        bool excludes = matcher.Operator == MatchOperator.NotEqual;
        string effect = excludes ? "excludes nothing" : "selects nothing";
        return new Finding(
            excludes ? FindingKind.DeadLabel : FindingKind.UnknownLabelValue, RulePart.Expr, matcher.ValueSpan.Start, matcher.ValueSpan.End,
            isBound || isLast
                ? $"histogram '{family.Name}' exposes this bound as '{near}', and labels are compared as texts, so '{matcher.Value}' {effect}; write '{near}'"
                : $"histogram '{family.Name}' has no bound '{matcher.Value}', so this {effect}; its bounds are {Listing.Of([.. bounds, Last])}; the nearest is '{near}'")
        {
            Suggestion = new Suggestion($"Change to '{near}'", [Literals.ReplaceValue(matcher, near, text)]),
        };
    }
}
