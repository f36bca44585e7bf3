using MetricsKit.Artifacts.Yaml;

namespace MetricsKit.Artifacts.Kubernetes;

/// <summary>What every object says about itself.</summary>
/// <param name="Name">Name of the object.</param>
/// <param name="Namespace">Namespace; null where it is decided at deployment.</param>
/// <param name="Labels">Labels in the order they are written.</param>
internal sealed record ObjectMeta(string Name, string? Namespace, IReadOnlyList<KeyValuePair<string, string>> Labels)
{
    /// <summary>The label by which Kubernetes' own tools, and our monitors, know a service.</summary>
    public const string NameLabel = "app.kubernetes.io/name";

    /// <summary>Writes the head of an object of prometheus-operator's.</summary>
    public void WriteHead(YamlWriter yaml, string kind)
    {
        yaml.Text("apiVersion", "monitoring.coreos.com/v1");
        yaml.Text("kind", kind);
        yaml.Mapping("metadata", metadata =>
        {
            metadata.Text("name", Name);
            metadata.Text("namespace", Namespace);
            metadata.Mapping("labels", Labels);
        });
    }
}
