using MetricsKit.Artifacts.Yaml;

namespace MetricsKit.Artifacts.Kubernetes;

/// <summary>Rule groups for prometheus-operator.</summary>
/// <param name="Metadata">Name, namespace, labels.</param>
/// <param name="Groups">Groups; their names differ.</param>
internal sealed record PrometheusRule(ObjectMeta Metadata, IReadOnlyList<RuleGroup> Groups)
{
    /// <summary>The object as a YAML document.</summary>
    public string ToYaml() => YamlWriter.Document(yaml =>
    {
        Metadata.WriteHead(yaml, "PrometheusRule");
        yaml.Mapping("spec", spec => spec.List("groups", Groups, (item, group) => group.Write(item)));
    });
}

/// <summary>Rules that are evaluated together.</summary>
/// <param name="Name">Name of the group.</param>
/// <param name="Interval">Time between two evaluations; the server's default when null.</param>
/// <param name="Rules">The rules, in order of evaluation.</param>
internal sealed record RuleGroup(string Name, string? Interval, IReadOnlyList<AlertingRule> Rules)
{
    /// <summary>Writes the group's entries.</summary>
    public void Write(YamlWriter yaml)
    {
        yaml.Text("name", Name);
        yaml.Text("interval", Interval);
        yaml.List("rules", Rules, (item, rule) => rule.Write(item));
    }
}

/// <summary>One alert as Prometheus reads it.</summary>
/// <param name="Alert">Name.</param>
/// <param name="Expr">PromQL; may span lines.</param>
/// <param name="For">How long it must hold; null for at once.</param>
/// <param name="KeepFiringFor">How long it goes on firing afterwards; null for not at all.</param>
/// <param name="Labels">Labels, in the order they are written.</param>
/// <param name="Annotations">Annotations, in the order they are written.</param>
internal sealed record AlertingRule(
    string Alert,
    string Expr,
    string? For,
    string? KeepFiringFor,
    IReadOnlyList<KeyValuePair<string, string>> Labels,
    IReadOnlyList<KeyValuePair<string, string>> Annotations)
{
    /// <summary>Everything the rule says, as one text: equal for equal rules, and an order among rules of one name.</summary>
    public string Content => string.Join("\n", [Alert, Expr, For, KeepFiringFor, .. Lines(Labels), .. Lines(Annotations)]);

    /// <summary>Writes the rule's entries.</summary>
    public void Write(YamlWriter yaml)
    {
        yaml.Text("alert", Alert);
        yaml.Text("expr", Expr);
        yaml.Text("for", For);
        yaml.Text("keep_firing_for", KeepFiringFor);
        yaml.Mapping("labels", Labels);
        yaml.Mapping("annotations", Annotations);
    }

    private static IEnumerable<string> Lines(IReadOnlyList<KeyValuePair<string, string>> texts) => texts.Select(t => t.Key + ": " + t.Value);
}
