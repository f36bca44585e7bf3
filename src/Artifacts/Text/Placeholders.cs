using System.Text;

namespace MetricsKit.Artifacts.Text;

/// <summary>
/// Replaces <c>{name}</c> in text that may hold Go templates: what stands between <c>{{</c> and <c>}}</c> is Prometheus',
/// and braces around anything but a known name are the author's.
/// </summary>
internal static class Placeholders
{
    /// <summary>The text with each known placeholder replaced.</summary>
    /// <param name="text">Text as declared.</param>
    /// <param name="valueOf">Value of a placeholder's name; null for a name that is none, whose braces stay.</param>
    public static string Fill(string text, Func<string, string?> valueOf)
    {
        var result = new StringBuilder(text.Length + 16);
        int i = 0;
        while (i < text.Length)
        {
            if (text[i] != '{')
            {
                result.Append(text[i]);
                i++;
            }
            else if (i + 1 < text.Length && text[i + 1] == '{')
            {
                int end = EndOfTemplate(text, i + 2);
                result.Append(text, i, end - i);
                i = end;
            }
            else if (NameAt(text, i + 1) is { } name && valueOf(name) is { } value)
            {
                result.Append(value);
                i += name.Length + 2;
            }
            else
            {
                result.Append('{');
                i++;
            }
        }

        return result.ToString();
    }

    // The name when letters up to a closing brace follow.
    private static string? NameAt(string text, int start)
    {
        int end = start;
        while (end < text.Length && text[end] is >= 'a' and <= 'z')
        {
            end++;
        }

        return end > start && end < text.Length && text[end] == '}' ? text.Substring(start, end - start) : null;
    }

    // Past the closing braces of a Go template; a quoted string or a comment in it may hold braces and quotes.
    // Unclosed, it runs to the end.
    private static int EndOfTemplate(string text, int start)
    {
        int body = string.CompareOrdinal(text, start, "- ", 0, 2) == 0 ? start + 2 : start;
        if (string.CompareOrdinal(text, body, "/*", 0, 2) == 0)
        {
            int close = text.IndexOf("*/", body + 2, StringComparison.Ordinal);
            start = close < 0 ? text.Length : close + 2;
        }

        char quote = '\0';
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            if (quote != '\0')
            {
                if (c == '\\' && quote != '`')
                {
                    i++;
                }
                else if (c == quote)
                {
                    quote = '\0';
                }
            }
            else if (c is '"' or '\'' or '`')
            {
                quote = c;
            }
            else if (c == '}' && i + 1 < text.Length && text[i + 1] == '}')
            {
                return i + 2;
            }
        }

        return text.Length;
    }
}
