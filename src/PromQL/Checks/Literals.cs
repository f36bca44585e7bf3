using System.Text;

namespace MetricsKit.PromQL.Checks;

/// <summary>Edits of the texts in quotes.</summary>
internal static class Literals
{
    /// <summary>Puts another value between the quotes of a matcher, which stay as they are.</summary>
    public static TextEdit ReplaceValue(LabelMatcher matcher, string value, string text)
    {
        SourceSpan span = matcher.ValueSpan;
        char quote = span.Length > 1 && span.End <= text.Length ? text[span.Start] : '"';
        return quote == '`' && value.IndexOf('`') < 0
            ? new TextEdit(span.Start + 1, span.End - 1, value)
            : new TextEdit(span.Start + 1, span.End - 1, Escape(value, quote));
    }

    /// <summary>True where the characters between the quotes are the value itself, without escapes.</summary>
    public static bool IsVerbatim(LabelMatcher matcher, string text) =>
        matcher.ValueSpan.Length == matcher.Value.Length + 2
        && string.CompareOrdinal(text, matcher.ValueSpan.Start + 1, matcher.Value, 0, matcher.Value.Length) == 0;

    private static string Escape(string value, char quote)
    {
        var text = new StringBuilder();
        foreach (char c in value)
        {
            if (c == '\\' || c == quote)
            {
                text.Append('\\');
            }

            text.Append(c);
        }

        return text.ToString();
    }
}
