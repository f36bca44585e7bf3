#if PROMETHEUS_NET
using System.Runtime.CompilerServices;

namespace MetricsKit.Bench.Clients;

/// <summary>Metrics that prometheus-net counts, declared by attributes: what generated code costs instead of <c>WithLabels</c>.</summary>
[MetricSet(Prefix = "bench_declared")]
internal static partial class DeclaredMetrics
{
    /// <summary>Orders, by outcome.</summary>
    [Counter("orders_total")]
    public static partial Prometheus.ICounter Orders(Status status);

    /// <summary>Messages, by topic.</summary>
    [Counter("messages_total")]
    public static partial Prometheus.ICounter Messages([Label(MaxValues = 50)] string topic);

    /// <summary>Time that orders take.</summary>
    [Histogram("order_duration_seconds", Buckets = [0.005, 0.01, 0.025, 0.05, 0.075, 0.1, 0.25, 0.5, 0.75, 1, 2.5, 5, 7.5, 10])]
    public static partial Prometheus.IHistogram OrderDuration(Status status);
}

/// <summary>prometheus-net behind declarations; built with <c>-p:PrometheusNet=true</c>.</summary>
internal sealed class DeclaredPrometheusNetClient : Client
{
    /// <inheritdoc />
    public override string Name => "declared";

    /// <inheritdoc />
    public override void Count(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            DeclaredMetrics.Orders(Status).Inc();
        }
    }

    /// <inheritdoc />
    public override void CountCalls(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            Call(Status, DurationOf(i));
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Call(Status status, double value)
        {
            _ = value;
            DeclaredMetrics.Orders(status).Inc();
        }
    }

    /// <inheritdoc />
    public override void CountOpen(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            DeclaredMetrics.Messages(Topic).Inc();
        }
    }

    /// <inheritdoc />
    public override void ObserveCalls(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            Call(Status, DurationOf(i));
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Call(Status status, double value) => DeclaredMetrics.OrderDuration(status).Observe(value);
    }
}
#endif
