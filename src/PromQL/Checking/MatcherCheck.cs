using System.Text.RegularExpressions;

namespace MetricsKit.PromQL;

/// <summary>What can be said of one matcher: whether its regular expression is one, and whether it lets the empty value pass.</summary>
internal static class MatcherCheck
{
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(50);

    /// <summary>The mistake in the matcher's regular expression; null for none.</summary>
    /// <param name="matcher">The matcher.</param>
    /// <param name="text">The text that it was read from.</param>
    public static PromQLError? Regex(LabelMatcher matcher, string text)
    {
        bool isRegex = matcher.Operator is MatchOperator.Regex or MatchOperator.NotRegex;
        if (!isRegex || Re2Checker.Check(matcher.Value) is not { } problem)
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
        MatchOperator.Regex => MatchesEmpty(matcher.Value) != true,
        MatchOperator.NotRegex => MatchesEmpty(matcher.Value) != false,
        _ => throw new InvalidOperationException($"no such operator: {matcher.Operator}"),
    };

    /// <summary>Null where .NET cannot tell, as the pattern is written for RE2.</summary>
    private static bool? MatchesEmpty(string pattern)
    {
        try
        {
            return System.Text.RegularExpressions.Regex.IsMatch("", $"^(?s:{pattern})$", RegexOptions.CultureInvariant, Timeout);
        }
        catch (Exception e) when (e is ArgumentException or RegexMatchTimeoutException)
        {
            return null;
        }
    }
}
