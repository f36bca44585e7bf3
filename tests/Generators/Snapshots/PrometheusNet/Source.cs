namespace Shop;

public enum Status { Paid, Failed }

[MetricSet(Prefix = "shop")]
public static partial class ShopMetrics
{
    /// <summary>Orders, by status.</summary>
    [Counter("orders_total")]
    public static partial Prometheus.ICounter Orders(Status status, [Label(MaxValues = 20)] string? tenant);

    /// <summary>Duration of a checkout.</summary>
    [Histogram("checkout_duration_seconds", Buckets = [0.1, 0.5, 2.5])]
    public static partial Prometheus.Histogram.Child Checkout(bool express);

    /// <summary>People in the shop.</summary>
    [Gauge("visitors")]
    public static partial Prometheus.Gauge Visitors { get; }
}

[MetricSet(Prefix = "pump")]
public sealed partial class PumpMetrics(Prometheus.IMetricFactory factory)
{
    private IEnumerable<string> Queues => ["mail"];

    /// <summary>Messages, by queue.</summary>
    [Counter("messages_total")]
    public partial Prometheus.ICounter Messages([LabelValueSource(nameof(Queues), MaxValues = 5)] string queue);

    /// <summary>Messages that wait.</summary>
    [Gauge("messages_waiting")]
    public partial Prometheus.IGauge Waiting();
}

public static class Program
{
    public static void Run()
    {
        ShopMetrics.Orders(Status.Paid, "acme").Inc();
        ShopMetrics.Checkout(true).Observe(0.3);
        ShopMetrics.Visitors.Set(3);
    }
}
