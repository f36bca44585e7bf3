using System.Text.RegularExpressions;
using MetricsKit.Model;
using MetricsKit.PromQL.Checks;

namespace MetricsKit.Analyzers;

/// <summary>Rules of the house as <c>.editorconfig</c> states them.</summary>
internal static class HouseSetting
{
    /// <summary><c>severity=critical|warning, team</c>: names, each with a pattern or without one. Null where an entry is malformed; none for an empty text.</summary>
    public static IReadOnlyList<HouseRule>? List(HouseSubject subject, string text)
    {
        var rules = new List<HouseRule>();
        foreach (string entry in text.Split(','))
        {
            int at = entry.IndexOf('=');
            string name = (at < 0 ? entry : entry.Substring(0, at)).Trim();
            string? pattern = at < 0 ? null : entry.Substring(at + 1).Trim();
            if (entry.Trim().Length == 0)
            {
                continue;
            }

            if (!Names.IsLabelName(name) || (pattern is not null && !IsPattern(pattern)))
            {
                return null;
            }

            rules.Add(new HouseRule(subject, name, pattern));
        }

        return rules;
    }

    /// <summary>A regular expression that must match whole names; null where the text is none, or empty.</summary>
    public static HouseRule? Pattern(HouseSubject subject, string text) =>
        text.Trim() is { Length: > 0 } pattern && IsPattern(pattern) ? new HouseRule(subject, "", pattern) : null;

    private static bool IsPattern(string pattern)
    {
        try
        {
            return new Regex(pattern, RegexOptions.CultureInvariant, TimeSpan.FromSeconds(1)) is not null;
        }
        catch (ArgumentException)
        {
            return false;
        }
    }
}
