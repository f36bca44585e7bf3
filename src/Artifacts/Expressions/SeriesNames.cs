using MetricsKit.PromQL;

namespace MetricsKit.Artifacts.Expressions;

/// <summary>The names of series that a selector can select.</summary>
internal static class SeriesNames
{
    /// <summary>
    /// All of them; null where they cannot be listed, as with <c>{status="500"}</c> or <c>{__name__=~"shop_.*"}</c>. Further
    /// matchers on the name can only make them fewer.
    /// </summary>
    public static IReadOnlyCollection<string>? Of(VectorSelector selector)
    {
        if (selector.MetricName is { } name)
        {
            return [name];
        }

        foreach (LabelMatcher matcher in selector.Matchers)
        {
            if (matcher is { Name: LabelMatcher.MetricName, Operator: MatchOperator.Regex } && RegexTexts.Of(matcher.Value) is { } names)
            {
                return names;
            }
        }

        return null;
    }
}
