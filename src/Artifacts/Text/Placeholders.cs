using System.Text;
using MetricsKit.PromQL.Templates;

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
                int end = ActionEnd.Of(text, i + 2);
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
}
