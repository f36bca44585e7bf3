using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Tests.Soundness;

/// <summary>A catalogue with each kind of thing that can be known of a series, small enough that random expressions meet one another.</summary>
internal static class Market
{
    public static IReadOnlyList<(string Name, string Expr, string? Team)> Rules { get; } =
    [
        ("job:shop_orders:rate5m", "sum by (job) (rate(shop_orders_total[5m]))", null),
        ("shop:orders:sum", "sum without (instance, status) (shop_orders_total)", "t1"),
        ("job_queue:shop_queue:max", "max by (job, queue) (shop_queue)", null),
    ];

    public static MetricCatalog Catalog { get; } = new(
        [
            new MetricFamily("shop_orders_total", MetricType.Counter) { Labels = [Closed("status", "paid", "failed", "a.b", "5xx", "A-b c")] },
            new MetricFamily("shop_retries_total", MetricType.Counter) { Labels = [Closed("status", "paid", "failed"), new MetricLabel("queue") { Optional = true }] },
            new MetricFamily("shop_queue", MetricType.Gauge) { Labels = [new MetricLabel("queue")] },
            new MetricFamily("shop_mode", MetricType.Gauge) { Labels = [Closed("mode", "on", "off") with { Optional = true }] },
            new MetricFamily("shop_slots", MetricType.Gauge) { Labels = [] },
            new MetricFamily("shop_latency_seconds", MetricType.Histogram) { Labels = [Closed("status", "paid", "failed")], Buckets = [0.5, 1, 2] },
            new MetricFamily("shop_drift", MetricType.Histogram) { Labels = [], Buckets = [-1, 0, 1] },
            new MetricFamily("shop_parse_seconds", MetricType.Summary) { Labels = [] },
            new MetricFamily("lib_calls_total", MetricType.Counter),
            new MetricFamily("lib_size", MetricType.Gauge),
            new MetricFamily("lib_wait_seconds", MetricType.Histogram),
        ],
        Rules.Select(r => new RecordedSeries(r.Name, PromQLParser.Parse(r.Expr).Root) { Labels = r.Team is null ? [] : ["team"] }))
    {
        OwnPrefixes = ["shop_"],
        TargetLabels = ["region"],
    };

    private static MetricLabel Closed(string name, params string[] values) => new(name) { Values = values };
}
