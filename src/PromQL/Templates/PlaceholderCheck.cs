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
                i = ActionEnd.Of(text, i + 2);
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
}
