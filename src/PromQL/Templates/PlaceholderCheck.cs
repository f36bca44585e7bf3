using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Templates;

/// <summary>Finds <c>{name}</c> outside of templates that is nearly a placeholder. Braces around anything else are the author's.</summary>
internal static class PlaceholderCheck
{
    public static void Check(string text, IReadOnlyList<string> known, IReadOnlyList<NamedText> unset, List<Finding> findings)
    {
        int i = 0;
        while ((i = text.IndexOf('{', i)) >= 0)
        {
            if (i + 1 < text.Length && text[i + 1] == '{')
            {
                i = EndOfTemplate(text, i + 2);
                continue;
            }

            int start = ++i;
            while (i < text.Length && (Characters.IsAlpha(text[i]) || text[i] == '-'))
            {
                i++;
            }

            if (i == start || i >= text.Length || text[i] != '}')
            {
                continue;
            }

            string name = text.Substring(start, i - start);
            if (unset.FirstOrDefault(u => u.Name == name) is { } without)
            {
                findings.Add(TemplateFindings.Make(FindingKind.Placeholder, start - 1, i + 1, $"'{{{name}}}' has no value here; {without.Text}", null));
            }
            else if (!known.Contains(name) && Nearness.OnlyNearWord(name, known) is { } near)
            {
                findings.Add(TemplateFindings.Make(FindingKind.Placeholder, start - 1, i + 1, $"'{{{name}}}' is no placeholder; did you mean '{{{near}}}'?", $"{{{near}}}"));
            }
        }
    }

    // Quoted strings and comments may hold braces; an action that is never closed runs to the end of the text.
    private static int EndOfTemplate(string text, int start)
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
