using System.Diagnostics;

namespace MetricsKit.Cardinality.Bench;

/// <summary>What some work costs. Time of processors tells even where other programs run beside; time of the clock tells what is waited for.</summary>
/// <param name="Processor">Milliseconds that processors worked.</param>
/// <param name="Clock">Milliseconds that passed.</param>
internal readonly record struct Cost(double Processor, double Clock)
{
    public static Cost operator +(Cost left, Cost right) => new(left.Processor + right.Processor, left.Clock + right.Clock);

    public static Cost operator -(Cost left, Cost right) => new(left.Processor - right.Processor, left.Clock - right.Clock);

    /// <summary>Measures.</summary>
    public static async Task<Cost> OfAsync(Func<Task> work)
    {
        TimeSpan processor = Environment.CpuUsage.TotalTime;
        var clock = Stopwatch.StartNew();
        await work();
        return new Cost((Environment.CpuUsage.TotalTime - processor).TotalMilliseconds, clock.Elapsed.TotalMilliseconds);
    }

    /// <summary>The median of each.</summary>
    public static Cost Median(IReadOnlyList<Cost> costs) => new(Middle(costs.Select(c => c.Processor)), Middle(costs.Select(c => c.Clock)));

    private static double Middle(IEnumerable<double> values)
    {
        double[] sorted = [.. values.Order()];
        return (sorted[(sorted.Length - 1) / 2] + sorted[sorted.Length / 2]) / 2;
    }
}
