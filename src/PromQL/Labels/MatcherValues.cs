using System.Collections.Concurrent;
using System.Text.RegularExpressions;

namespace MetricsKit.PromQL;

/// <summary>
/// Which values a matcher's regular expression matches. .NET evaluates what it reads as RE2 does; of everything else nothing is
/// said. Patterns without operators but <c>|</c>, which most are, need no engine.
/// </summary>
internal static class MatcherValues
{
    private const int Capacity = 2000;
    private const string Operators = @"\.+*?()[]{}^$";
    private static readonly TimeSpan Timeout = TimeSpan.FromMilliseconds(20);
    private static readonly ConcurrentDictionary<string, Regex?> Cache = new(StringComparer.Ordinal);

    /// <summary>What RE2 reads otherwise than .NET, or .NET not at all.</summary>
    private static readonly string[] Foreign = ["[[:", "-[", @"\Q", @"\E", @"\C", @"\p", @"\P", @"\z", @"\Z", @"\A", @"\G", @"\x{", @"\a", @"\b", @"\B"];

    /// <summary>True for a pattern that is a text, or several with <c>|</c> between them.</summary>
    public static bool IsPlain(string pattern) => pattern.IndexOfAny(OperatorList) < 0;

    private static readonly char[] OperatorList = Operators.ToCharArray();

    /// <summary>Whether the pattern matches the whole of the empty text; null where that is not sure.</summary>
    public static bool? MatchesEmpty(string pattern)
    {
        switch (pattern)
        {
            case "" or ".*":
                return true;
            case ".+":
                return false;
        }

        bool hasAlternatives = pattern.IndexOf('|') >= 0;
        bool startsWithText = char.IsLetterOrDigit(pattern[0]) && (pattern.Length == 1 || "*?{".IndexOf(pattern[1]) < 0);
        return !hasAlternatives && startsWithText ? false : IsMatch(pattern, "");
    }

    /// <summary>Whether the matcher lets the value pass; null where that is not sure.</summary>
    public static bool? Accepts(LabelMatcher matcher, string value) => matcher.Operator switch
    {
        MatchOperator.Equal => matcher.Value == value,
        MatchOperator.NotEqual => matcher.Value != value,
        MatchOperator.Regex => IsMatch(matcher.Value, value),
        _ => !IsMatch(matcher.Value, value),
    };

    /// <summary>Whether the pattern matches the whole value; null where that is not sure.</summary>
    public static bool? IsMatch(string pattern, string value)
    {
        if (IsPlain(pattern))
        {
            return IsAlternative(pattern, value);
        }

        if (!IsAscii(value))
        {
            return null;
        }

        Regex? regex = Cache.Count > Capacity ? Create(pattern) : Cache.GetOrAdd(pattern, Create);
        try
        {
            return regex?.IsMatch(value);
        }
        catch (RegexMatchTimeoutException)
        {
            return null;
        }
    }

    private static bool IsAlternative(string pattern, string value)
    {
        for (int start = 0; ;)
        {
            int end = pattern.IndexOf('|', start);
            int length = (end < 0 ? pattern.Length : end) - start;
            if (length == value.Length && string.CompareOrdinal(pattern, start, value, 0, length) == 0)
            {
                return true;
            }

            if (end < 0)
            {
                return false;
            }

            start = end + 1;
        }
    }

    private static bool IsAscii(string value)
    {
        foreach (char c in value)
        {
            if (c is > '~' or < ' ')
            {
                return false;
            }
        }

        return true;
    }

    private static Regex? Create(string pattern)
    {
        foreach (string foreign in Foreign)
        {
            if (pattern.IndexOf(foreign, StringComparison.Ordinal) >= 0)
            {
                return null;
            }
        }

        // Of groups with a question mark, only these read the same in both.
        string rest = pattern.Replace("(?:", "").Replace("(?i)", "");
        if (rest.IndexOf("(?", StringComparison.Ordinal) >= 0)
        {
            return null;
        }

        try
        {
            return new Regex($@"\A(?s:{pattern})\z", RegexOptions.CultureInvariant, Timeout);
        }
        catch (ArgumentException)
        {
            return null;
        }
    }
}
