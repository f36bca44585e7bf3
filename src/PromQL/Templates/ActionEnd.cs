namespace MetricsKit.PromQL.Templates;

/// <summary>Where an action of a template ends, also in a text that no parser takes.</summary>
internal static class ActionEnd
{
    /// <summary>After its closing braces. Quoted strings and comments may hold braces and quotes; an action that is never closed runs to the end of the text.</summary>
    /// <param name="text">The text.</param>
    /// <param name="start">After its opening braces.</param>
    public static int Of(string text, int start)
    {
        int body = string.CompareOrdinal(text, start, "- ", 0, 2) == 0 ? start + 2 : start;
        if (string.CompareOrdinal(text, body, "/*", 0, 2) == 0)
        {
            int comment = text.IndexOf("*/", body + 2, StringComparison.Ordinal);
            start = comment < 0 ? text.Length : comment + 2;
        }

        char quote = '\0';
        for (int i = start; i < text.Length; i++)
        {
            char c = text[i];
            if (quote != '\0')
            {
                i += c == '\\' && quote != '`' ? 1 : 0;
                quote = c == quote ? '\0' : quote;
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
