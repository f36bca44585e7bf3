namespace MetricsKit.PromQL;

/// <summary>What can be said of one matcher: whether its regular expression is one, and whether it lets the empty value pass.</summary>
internal static class MatcherCheck
{
    /// <summary>The mistake in the matcher's regular expression; null for none.</summary>
    /// <param name="matcher">A matcher with a regular expression.</param>
    /// <param name="text">The text that it was read from.</param>
    /// <param name="target">The version of Prometheus that must accept it.</param>
    public static PromQLError? Regex(LabelMatcher matcher, string text, Version target)
    {
        if (Re2Checker.Check(matcher.Value, target) is not { } problem)
        {
            return null;
        }

        // Inside the quotes, offsets agree unless there are escapes.
        SourceSpan value = matcher.ValueSpan;
        bool plain = value.Length == matcher.Value.Length + 2
            && string.CompareOrdinal(text, value.Start + 1, matcher.Value, 0, matcher.Value.Length) == 0;
        string message = $"the regular expression of label '{matcher.Name}' is malformed: {problem.Message}";
        return plain
            ? new PromQLError(value.Start + 1 + problem.Start, value.Start + 1 + problem.End, message)
            : new PromQLError(value.Start, value.End, message);
    }

    /// <summary>False for a matcher that series without the label satisfy.</summary>
    public static bool RefusesEmpty(LabelMatcher matcher) => matcher.Operator switch
    {
        MatchOperator.Equal => matcher.Value.Length > 0,
        MatchOperator.NotEqual => matcher.Value.Length == 0,
        MatchOperator.Regex => !Re2Checker.MatchesEmpty(matcher.Value),
        MatchOperator.NotRegex => Re2Checker.MatchesEmpty(matcher.Value),
        _ => throw new InvalidOperationException($"no such operator: {matcher.Operator}"),
    };
}
