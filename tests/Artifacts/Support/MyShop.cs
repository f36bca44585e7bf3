using MetricsKit.Model;

namespace MetricsKit.Artifacts.Tests.Support;

/// <summary>The shop service: request metrics by the web package, business metrics of its own, four golden signals.</summary>
internal static class MyShop
{
    /// <summary>What the web package declares.</summary>
    public static MonitoringManifest Requests { get; } = Sample.Manifest(
        "Metrics.Kit.AspNetCore",
        metrics:
        [
            Sample.Metric("http_request_duration_seconds", MetricKind.Histogram, Sample.Open("handler"), Sample.Open("method")),
            Sample.Metric("http_requests_total", MetricKind.Counter, Sample.Open("handler"), Sample.Open("method"), new("status", new RangeDomain(100, 599), false)),
        ]);

    /// <summary>What the service declares.</summary>
    public static MonitoringManifest Own { get; } = Sample.Manifest(
        "MyShop",
        Sample.ShopService,
        new ScrapeEndpointModel(MonitorKind.Service, "http", "/metrics", "30s", null, null, 0),
        metrics:
        [
            Sample.Metric("myshop_checkout_duration_seconds", MetricKind.Histogram),
            Sample.Metric("myshop_orders_created_total", MetricKind.Counter, Sample.Closed("status", "paid", "failed!")),
        ],
        alerts:
        [
            Sample.Alert(
                "MyshopApiHighErrorRate",
                new ErrorRatioCondition(Sample.Target("http_requests_total"), 0.05, "status=~'5..'", null),
                "5m",
                severity: "critical",
                runbook: "myshop-api-5xx",
                summary: "{service} 5xx rate > {threshold} ({{ $value | humanizePercentage }})",
                description: "5xx ratio has stayed above {threshold} for over {for}."),
            Sample.Alert(
                "MyshopApiHighLatencyP95",
                new LatencyCondition(Sample.Target("http_request_duration_seconds"), 1, 0.95),
                "10m",
                severity: "warning"),
            Sample.Alert("MyshopApiPodMemoryHigh", new PodMemoryCondition(0.85), "10m", severity: "warning"),
            Sample.Alert(
                "MyshopApiTrafficDrop",
                new TrafficDropCondition(Sample.Target("http_requests_total"), 0.3, "1h"),
                "10m",
                severity: "warning"),
            Sample.Alert(
                "MyshopOrdersFailing",
                new ErrorRatioCondition(Sample.Target("myshop_orders_created_total"), 0.05, null, null),
                "5m",
                severity: "critical"),
        ]);

    /// <summary>Its files.</summary>
    public static ArtifactResult Write(string? ns = null, params KeyValuePair<string, string>[] labels) =>
        ArtifactWriter.Write(new ArtifactInput(Own, [Requests], new ArtifactOptions("MyShop", ns, labels)));
}
