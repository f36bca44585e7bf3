using MetricsKit.Artifacts.Yaml;
using MetricsKit.Model;

namespace MetricsKit.Artifacts.Kubernetes;

/// <summary>What tells prometheus-operator to scrape the service: a ServiceMonitor or a PodMonitor.</summary>
/// <param name="Metadata">Name, namespace, labels.</param>
/// <param name="Endpoint">How to scrape; never of kind <see cref="MonitorKind.None"/>.</param>
/// <param name="HasNative">True when it has histograms that are native and classic: the rules read the classic ones, which a server that knows native ones would leave out.</param>
internal sealed record ScrapeMonitor(ObjectMeta Metadata, ScrapeEndpointModel Endpoint, bool HasNative)
{
    /// <summary>Name of the file the object goes to.</summary>
    public string FileName => Endpoint.Monitor switch
    {
        MonitorKind.Service => "servicemonitor.yaml",
        MonitorKind.Pod => "podmonitor.yaml",
        _ => throw new InvalidOperationException($"Monitor kind {Endpoint.Monitor} has no file."),
    };

    /// <summary>The object as a YAML document.</summary>
    public string ToYaml()
    {
        bool pods = Endpoint.Monitor == MonitorKind.Pod;
        return YamlWriter.Document(yaml =>
        {
            Metadata.WriteHead(yaml, pods ? "PodMonitor" : "ServiceMonitor");
            yaml.Mapping("spec", spec =>
            {
                spec.Text("jobLabel", ObjectMeta.NameLabel);
                spec.Mapping("selector", selector =>
                    selector.Mapping("matchLabels", [new(ObjectMeta.NameLabel, Metadata.Name)]));
                if (Endpoint.SampleLimit > 0)
                {
                    spec.Number("sampleLimit", Endpoint.SampleLimit);
                }

                if (HasNative)
                {
                    spec.Flag("scrapeClassicHistograms", true);
                }

                spec.List(pods ? "podMetricsEndpoints" : "endpoints", [Endpoint], WriteEndpoint);
            });
        });
    }

    private static void WriteEndpoint(YamlWriter yaml, ScrapeEndpointModel endpoint)
    {
        yaml.Text("port", endpoint.Port);
        yaml.Text("path", endpoint.Path);
        yaml.Text("scheme", endpoint.Scheme);
        yaml.Text("interval", endpoint.Interval);
        yaml.Text("scrapeTimeout", endpoint.Timeout);
    }
}
