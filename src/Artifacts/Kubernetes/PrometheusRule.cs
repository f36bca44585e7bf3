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
internal sealed record RuleGroup(string Name, string? Interval, IReadOnlyList<Rule> Rules)
{
    /// <summary>Writes the group's entries.</summary>
    public void Write(YamlWriter yaml)
    {
        yaml.Text("name", Name);
        yaml.Text("interval", Interval);
        yaml.List("rules", Rules, (item, rule) => rule.Write(item));
    }
}
