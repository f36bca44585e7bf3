using MetricsKit.RuleFiles.Yaml;

namespace MetricsKit.RuleFiles.Helm;

/// <summary>Tells a template of a chart from a file that Prometheus reads as it is, whose texts hold templates as well.</summary>
internal static class HelmDetection
{
    /// <summary>True for a template of a chart.</summary>
    /// <param name="text">The file.</param>
    /// <param name="yaml">The file, read as it is.</param>
    /// <param name="actions">Its actions.</param>
    public static bool IsHelm(string text, YamlText yaml, IReadOnlyList<HelmAction> actions)
    {
        if (yaml.Error is null)
        {
            // Quotes are YAML's here, so it is the values that tell.
            return yaml.Documents.Any(d => HoldsHelms(text, d, actions, 0));
        }

        return actions.Any(a => a.IsHelms || (a.Kind is HelmActionKind.Control or HelmActionKind.ElseBranch or HelmActionKind.Open or HelmActionKind.Range or HelmActionKind.End && StandsAlone(text, a)));
    }

    private static bool HoldsHelms(string text, YamlNode node, IReadOnlyList<HelmAction> actions, int depth)
    {
        switch (node)
        {
            case YamlScalar scalar:
                return scalar.Value.Contains("{{") && HelmActions.Find(scalar.Value).Exists(a => a.IsHelms);
            case YamlSequence sequence when depth < 20:
                return sequence.Items.Exists(i => HoldsHelms(text, i, actions, depth + 1));
            case YamlMap { IsFlow: true } map when string.CompareOrdinal(text, map.Start, "{{", 0, 2) == 0:
                return actions.Any(a => a.Start == map.Start && a.IsHelms);
            case YamlMap map when depth < 20:
                return map.Entries.Exists(e => !e.IsShared && (HoldsHelms(text, e.Key, actions, depth + 1) || HoldsHelms(text, e.Value, actions, depth + 1)));
            default:
                return false;
        }
    }

    private static bool StandsAlone(string text, HelmAction action)
    {
        int start = action.Start;
        while (start > 0 && text[start - 1] is ' ' or '\t')
        {
            start--;
        }

        int end = action.End;
        while (end < text.Length && text[end] is ' ' or '\t' or '\r')
        {
            end++;
        }

        return (start == 0 || text[start - 1] == '\n') && (end == text.Length || text[end] == '\n');
    }
}
