using System.Diagnostics.Metrics;

namespace MetricsKit.Clients.Tests;

public enum Status
{
    Paid,
    Failed,
}

/// <summary>The metrics of <see cref="MeterMetrics"/>, in our own client.</summary>
[MetricSet(Prefix = "own")]
public static partial class OwnMetrics
{
    /// <summary>Orders, by status.</summary>
    [Counter("orders_total")]
    public static partial Counter Orders(Status status, bool? express);

    /// <summary>Bytes sent.</summary>
    [Counter("sent_bytes_total")]
    public static partial Counter Sent([Label(MaxValues = 3)] string peer);

    /// <summary>Jobs that wait.</summary>
    [Gauge("jobs_waiting")]
    public static partial Gauge Waiting([LabelRange(1, 3)] int shard);

    /// <summary>Share of the cache in use.</summary>
    [Gauge("cache_used_ratio")]
    public static partial Gauge Used { get; }

    /// <summary>Duration of a checkout.</summary>
    [Histogram("checkout_duration_seconds", Buckets = [0.1, 0.5, 2.5])]
    public static partial Histogram Checkout(Status status);
}

[MetricSet(Prefix = "meter")]
public static partial class MeterMetrics
{
    /// <summary>Orders, by status.</summary>
    [Counter("orders_total")]
    public static partial MeterCounter Orders(Status status, bool? express);

    /// <summary>Bytes sent.</summary>
    [Counter("sent_bytes_total")]
    public static partial MeterCounter Sent([Label(MaxValues = 3)] string peer);

    /// <summary>Jobs that wait.</summary>
    [Gauge("jobs_waiting")]
    public static partial MeterGauge Waiting([LabelRange(1, 3)] int shard);

    /// <summary>Share of the cache in use.</summary>
    [Gauge("cache_used_ratio")]
    public static partial MeterGauge Used { get; }

    /// <summary>Duration of a checkout.</summary>
    [Histogram("checkout_duration_seconds", Buckets = [0.1, 0.5, 2.5])]
    public static partial MeterHistogram Checkout(Status status);
}

/// <summary>Metrics of tests that look at one metric alone.</summary>
[MetricSet(Prefix = "single")]
public static partial class SingleMetrics
{
    /// <summary>Calls, by result.</summary>
    [Counter("calls_total")]
    public static partial MeterCounter Calls(bool ok, [Label(MaxValues = 3)] string peer);

    /// <summary>A level.</summary>
    [Gauge("level")]
    public static partial MeterGauge Level(bool ok);

    /// <summary>Duration of a call.</summary>
    [Histogram("call_duration_seconds")]
    public static partial MeterHistogram CallDuration(bool ok);

    /// <summary>Duration of what is timed.</summary>
    [Histogram("timed_seconds")]
    public static partial MeterHistogram Timed();
}

/// <summary>A set whose meter comes from a factory.</summary>
[MetricSet(Prefix = "pump")]
public sealed partial class PumpMetrics(IMeterFactory meters, IReadOnlyCollection<string> queues)
{
    private IEnumerable<string> Queues => queues;

    /// <summary>Messages, by queue.</summary>
    [Counter("messages_total")]
    public partial MeterCounter Messages([LabelValueSource(nameof(Queues), MaxValues = 5)] string queue);

    /// <summary>Messages being handled.</summary>
    [Gauge("messages_in_progress")]
    public partial MeterGauge InProgress();
}
