using System.Diagnostics.Metrics;

namespace Shop;

public enum Status { Paid, Failed }

[MetricSet(Prefix = "shop")]
public static partial class ShopMetrics
{
    /// <summary>Orders, by status.</summary>
    [Counter("orders_total")]
    public static partial MeterCounter Orders(Status status);

    /// <summary>Share of the cache in use.</summary>
    [Gauge("cache_used_ratio")]
    public static partial MeterGauge CacheUsed { get; }

    /// <summary>Duration of a checkout.</summary>
    [Histogram("checkout_duration_seconds", Buckets = [0.1, 0.5, 2.5])]
    public static partial MeterHistogram Checkout([Label(MaxValues = 20)] string country);
}

[MetricSet(Prefix = "pump")]
public sealed partial class PumpMetrics(MetricRegistry registry, IMeterFactory meters)
{
    private static IEnumerable<string> Queues => ["mail"];

    /// <summary>Messages, by queue.</summary>
    [Counter("messages_total")]
    public partial MeterCounter Messages([LabelValueSource(nameof(Queues), MaxValues = 5)] string queue);

    /// <summary>Messages that wait.</summary>
    [Gauge("messages_waiting")]
    public partial Gauge Waiting();
}
