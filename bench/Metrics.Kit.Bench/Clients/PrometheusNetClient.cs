#if PROMETHEUS_NET
using System.Runtime.CompilerServices;

namespace MetricsKit.Bench.Clients;

/// <summary>prometheus-net; built with <c>-p:PrometheusNet=true</c>.</summary>
internal sealed class PrometheusNetClient : Client
{
    private readonly Prometheus.Counter _orders;
    private readonly Prometheus.Counter _messages;
    private readonly Prometheus.Histogram _duration;

    public PrometheusNetClient()
    {
        var factory = Prometheus.Metrics.WithCustomRegistry(Prometheus.Metrics.NewCustomRegistry());
        _orders = factory.CreateCounter("bench_orders_total", "Orders.", "status");
        _messages = factory.CreateCounter("bench_messages_total", "Messages.", "topic");
        _duration = factory.CreateHistogram("bench_order_duration_seconds", "Durations.", ["status"], new Prometheus.HistogramConfiguration { Buckets = Bounds });
    }

    /// <inheritdoc />
    public override string Name => "prometheus-net";

    /// <inheritdoc />
    public override void Count(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            _orders.WithLabels(StatusNames[(int)Status]).Inc();
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
        void Call(Status status, double value)
        {
            _ = value;
            _orders.WithLabels(StatusNames[(int)status]).Inc();
        }
    }

    /// <inheritdoc />
    public override void CountOpen(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            _messages.WithLabels(Topic).Inc();
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
        void Call(Status status, double value) => _duration.WithLabels(StatusNames[(int)status]).Observe(value);
    }
}
#endif
