using System.Runtime.CompilerServices;

namespace MetricsKit.Bench.Clients;

/// <summary>Metrics.Kit, as a service declares its metrics.</summary>
internal sealed class OwnClient : Client
{
    /// <inheritdoc />
    public override string Name => "Metrics.Kit";

    /// <inheritdoc />
    public override void Count(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            BenchMetrics.Orders(Status).Inc();
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
            BenchMetrics.Orders(status).Inc();
        }
    }

    /// <inheritdoc />
    public override void CountOpen(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            BenchMetrics.Messages(Topic).Inc();
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
        static void Call(Status status, double value) => BenchMetrics.OrderDuration(status).Observe(value);
    }
}
