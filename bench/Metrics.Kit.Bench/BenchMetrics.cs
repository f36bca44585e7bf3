namespace MetricsKit.Bench;

/// <summary>Outcome of an order.</summary>
public enum Status
{
    /// <summary>Paid.</summary>
    Paid,

    /// <summary>Refused.</summary>
    Refused,

    /// <summary>Cancelled.</summary>
    Cancelled,

    /// <summary>Failed.</summary>
    Failed,
}

/// <summary>Where an order came from.</summary>
public enum Channel
{
    /// <summary>Browser.</summary>
    Web,

    /// <summary>Telephone.</summary>
    Phone,

    /// <summary>Shop.</summary>
    Shop,
}

/// <summary>Metrics as a service declares them; the generator writes their bodies.</summary>
[MetricSet(Prefix = "bench")]
public static partial class BenchMetrics
{
    /// <summary>Orders, by outcome.</summary>
    [Counter("orders_total")]
    public static partial Counter Orders(Status status);

    /// <summary>Orders, by outcome and channel.</summary>
    [Counter("channel_orders_total")]
    public static partial Counter ChannelOrders(Status status, Channel channel);

    /// <summary>Messages, by topic.</summary>
    [Counter("messages_total")]
    public static partial Counter Messages([Label(MaxValues = 50)] string topic);

    /// <summary>Messages, by topic and tenant.</summary>
    [Counter("tenant_messages_total")]
    public static partial Counter TenantMessages([Label(MaxValues = 50)] string topic, [Label(MaxValues = 50)] string tenant);

    /// <summary>Jobs in progress.</summary>
    [Gauge("jobs_in_progress")]
    public static partial Gauge Jobs(Status status);

    /// <summary>Time that orders take.</summary>
    [Histogram("order_duration_seconds", Buckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10])]
    public static partial Histogram OrderDuration(Status status);
}
