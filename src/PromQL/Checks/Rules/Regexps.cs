using System.Text;

namespace MetricsKit.PromQL.Checks;

/// <summary>Regular expressions that say what <c>=</c> says, repeat the anchors that are there already, or match everything.</summary>
internal static class Regexps
{
    public static void Check(RuleContext context)
    {
        foreach (Site site in context.Sites)
        {
            if (site.Node is VectorSelector selector)
            {
                for (int i = 0; i < selector.Matchers.Count; i++)
                {
                    // What selects nothing has a worse mistake.
                    if (Find(selector.Matchers[i], context.Rule.Expr) is { } finding && !context.Findings.Exists(f => f.Start >= finding.Start && f.End <= finding.End))
                    {
                        context.Findings.Add(finding);
                    }
                }
            }
        }
    }

    /// <summary>What is needless in a matcher; null for nothing.</summary>
    public static Finding? Find(LabelMatcher matcher, string text)
    {
        if (matcher.Operator is not (MatchOperator.Regex or MatchOperator.NotRegex) || matcher.Value.Length == 0 || matcher.ValueSpan.Length < 2)
        {
            return null;
        }

        bool excludes = matcher.Operator == MatchOperator.NotRegex;
        string pattern = matcher.Value;
        string op = excludes ? "!=" : "=";
        if (pattern == ".*")
        {
            return excludes ? null : Make(matcher, "'=~\".*\"' takes every series, also those without the label; remove the matcher, or write '.+' for those with it", null);
        }

        if (Literal(pattern) is { } literal)
        {
            SourceSpan operatorAndValue = new(matcher.NameSpan.End, matcher.ValueSpan.End);
            int at = text.IndexOf(excludes ? "!~" : "=~", operatorAndValue.Start, StringComparison.Ordinal);
            List<TextEdit> edits = [];
            if (at >= operatorAndValue.Start && at < matcher.ValueSpan.Start)
            {
                edits.Add(new TextEdit(at, at + 2, op));
                if (literal != pattern)
                {
                    edits.Add(Literals.ReplaceValue(matcher, literal, text));
                }
            }

            return Make(
                matcher, $"'{pattern}' is no pattern but a text; write {matcher.Name}{op}\"{literal}\"",
                edits.Count == 0 ? null : new Suggestion($"Use '{op}'", edits));
        }

        return Anchors(matcher, text);
    }

    /// <summary>The one text that the pattern matches; null where there are several.</summary>
    private static string? Literal(string pattern)
    {
        int start = pattern[0] == '^' ? 1 : 0;
        int end = pattern.Length > start && pattern[pattern.Length - 1] == '$' && !IsEscaped(pattern, pattern.Length - 1) ? pattern.Length - 1 : pattern.Length;
        var text = new StringBuilder(end - start);
        for (int i = start; i < end; i++)
        {
            char c = pattern[i];
            if (c == '\\' && i + 1 < end && @"\.+*?()[]{}^$|-/".IndexOf(pattern[i + 1]) >= 0)
            {
                text.Append(pattern[++i]);
            }
            else if (@"\.+*?()[]{}^$|".IndexOf(c) >= 0)
            {
                return null;
            }
            else
            {
                text.Append(c);
            }
        }

        return text.Length == 0 ? null : text.ToString();
    }

    private static Finding? Anchors(LabelMatcher matcher, string text)
    {
        string pattern = matcher.Value;

        // Before a '|', an anchor belongs to one of several patterns: as needless, and too easy to misread.
        bool atStart = pattern[0] == '^';
        bool atEnd = pattern.Length > 1 && pattern[pattern.Length - 1] == '$' && !IsEscaped(pattern, pattern.Length - 1);
        if (!atStart && !atEnd)
        {
            return null;
        }

        List<TextEdit> edits = [];
        if (Literals.IsVerbatim(matcher, text))
        {
            int first = matcher.ValueSpan.Start + 1;
            if (atStart)
            {
                edits.Add(new TextEdit(first, first + 1, ""));
            }

            if (atEnd)
            {
                edits.Add(new TextEdit(first + pattern.Length - 1, first + pattern.Length, ""));
            }
        }

        string anchors = atStart && atEnd ? "'^' and '$'" : atStart ? "'^'" : "'$'";
        return Make(
            matcher, $"patterns of matchers are anchored at both ends already; leave out {anchors}",
            edits.Count == 0 ? null : new Suggestion("Remove the anchors", edits));
    }

    private static bool IsEscaped(string pattern, int index)
    {
        int slashes = 0;
        while (index - slashes > 0 && pattern[index - slashes - 1] == '\\')
        {
            slashes++;
        }

        return slashes % 2 == 1;
    }

    private static Finding Make(LabelMatcher matcher, string message, Suggestion? suggestion) =>
        new(FindingKind.NeedlessRegexp, RulePart.Expr, matcher.Start, matcher.End, message) { Suggestion = suggestion };
}
