using YamlDotNet.RepresentationModel;

namespace MetricsKit.EndToEnd.Tests.Rules;

/// <summary>What a ServiceMonitor makes of the service it selects.</summary>
/// <param name="Job">Value of the label <c>job</c>: the Service's label that <c>jobLabel</c> names, which the selector fixes.</param>
/// <param name="Path">Path that is scraped.</param>
internal sealed record MonitorFile(string Job, string Path)
{
    public static MonitorFile Read(string path)
    {
        YamlMappingNode spec = RuleFile.ReadSpec(path);
        return new MonitorFile(
            ((YamlMappingNode)spec["selector"]).Texts("matchLabels")[spec.Text("jobLabel")!],
            ((YamlMappingNode)((YamlSequenceNode)spec["endpoints"]).Single()).Text("path")!);
    }
}
