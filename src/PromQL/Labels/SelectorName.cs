namespace MetricsKit.PromQL;

/// <summary>The one metric that a selector names.</summary>
internal static class SelectorName
{
    /// <summary>Its name, before or in the braces, and where that stands (with its quotes); null where there may be several.</summary>
    public static (string? Name, SourceSpan Span) Of(VectorSelector selector)
    {
        if (selector.Name is not null)
        {
            return (selector.Name, selector.NameSpan);
        }

        for (int i = 0; i < selector.Matchers.Count; i++)
        {
            LabelMatcher matcher = selector.Matchers[i];
            if (matcher is { Name: LabelMatcher.MetricName, Operator: MatchOperator.Equal })
            {
                return (matcher.Value, matcher.ValueSpan);
            }
        }

        return (null, selector.Span);
    }
}
