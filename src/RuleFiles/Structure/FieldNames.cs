namespace MetricsKit.RuleFiles.Structure;

/// <summary>Fields that files of rules have, and those that other readers of such files know.</summary>
internal static class FieldNames
{
    public static readonly string[] Root = ["groups"];

    public static readonly string[] Group = ["name", "interval", "query_offset", "limit", "labels", "rules"];

    public static readonly string[] Rule = ["record", "alert", "expr", "for", "keep_firing_for", "labels", "annotations"];

    // Thanos, Mimir and VictoriaMetrics read the same files and know more.
    private static readonly HashSet<string> Others = new(StringComparer.Ordinal)
    {
        "partial_response_strategy", "source_tenants", "evaluation_delay", "align_evaluation_time_on_interval", "namespace",
        "concurrency", "type", "params", "headers", "notifier_headers", "tenant", "eval_offset", "eval_delay", "eval_alignment", "debug", "update_entries_limit",
    };

    /// <summary>Fields of a group that came after 2.42, the oldest version that can be asked for.</summary>
    public static readonly (string Name, Version Since)[] NewInGroup = [("query_offset", new Version(2, 53)), ("labels", new Version(3, 0))];

    public static bool IsKnown(string name, string[] fields) => Array.IndexOf(fields, name) >= 0 || (fields != Root && Others.Contains(name));
}
