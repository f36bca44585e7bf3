using MetricsKit.PromQL.Checks;

namespace MetricsKit.RuleFiles.Helm;

/// <summary>Findings in a filled expression that are true whatever Helm fills in.</summary>
internal static class CertainFindings
{
    /// <summary>Those of <paramref name="findings"/> that are about nothing filled in, and that other fillings have as well.</summary>
    public static IReadOnlyList<Finding> Of(IReadOnlyList<Finding> findings, RuleText rule, FilledText expr, Func<RuleText, IReadOnlyList<Finding>> check)
    {
        var doubtful = new HashSet<FindingKind>(expr.Fills.SelectMany(f => f.Kinds));
        List<HashSet<(FindingKind Kind, int Start, int End)>>? others = null;
        return [.. findings.Where(IsCertain)];

        bool IsCertain(Finding finding)
        {
            if (finding.Part != RulePart.Expr || !doubtful.Contains(finding.Kind))
            {
                return true;
            }

            if (expr.Fills.Any(f => f.Span.End > f.Span.Start && f.Span.Start < finding.End && finding.Start < f.Span.End && f.Own.Contains(finding.Kind)))
            {
                return false;
            }

            others ??= [.. expr.Variants.Select(v => new HashSet<(FindingKind Kind, int Start, int End)>(check(rule with { Expr = v.Text })
                .Where(f => f.Part == RulePart.Expr)
                .Select(f => KeyOf(f, v))))];
            return others.TrueForAll(o => o.Contains(KeyOf(finding, expr)));
        }
    }

    // By the value's own characters, which all fillings share.
    private static (FindingKind Kind, int Start, int End) KeyOf(Finding finding, FilledText text)
    {
        (int start, int end) = text.ToValue(finding.Start, finding.End, int.MaxValue);
        return (finding.Kind, start, end);
    }
}
