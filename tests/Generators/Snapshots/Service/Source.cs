using MetricsKit;

[assembly: MetricsService("shop-api", Team = "backend", Runbook = "https://runbooks.example.com/{runbook}")]
[assembly: ScrapeEndpoint(Port = "http", Interval = "15s")]
[assembly: MetricDefaults(Prefix = "acme")]
[assembly: Alert("TooManyNodes", "count(kube_node_info)", Above = 3, For = "15m", Summary = "Ünïcödé \"quoted\"")]
[assembly: TargetLabels("region")]
[assembly: RecordingRule("cluster:nodes:count", "count(kube_node_info)", Labels = ["level=cluster"], Group = "nodes")]

namespace Shop;

[MetricSet]
internal static partial class M
{
    /**
     * <summary>Several
     * lines, and a <see cref="M"/>.</summary>
     */
    [Gauge("workers", MaxSeries = 10)]
    public static partial Gauge Workers([Label(MaxValues = 5)] string pool);
}
