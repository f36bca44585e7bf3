using System.Text;

namespace MetricsKit.Artifacts.Expressions;

/// <summary>Regular expressions in RE2's syntax, as Prometheus reads them: anchored at both ends.</summary>
internal static class RegexText
{
    private const string Special = @"\.+*?()|[]{}^$";

    /// <summary>Matches this text only.</summary>
    public static string Escape(string text)
    {
        var escaped = new StringBuilder(text.Length + 4);
        foreach (char c in text)
        {
            if (Special.IndexOf(c) >= 0)
            {
                escaped.Append('\\');
            }

            escaped.Append(c);
        }

        return escaped.ToString();
    }

    /// <summary>Matches each of these texts and nothing else.</summary>
    public static string OneOf(IEnumerable<string> texts) => string.Join("|", texts.Select(Escape));
}
