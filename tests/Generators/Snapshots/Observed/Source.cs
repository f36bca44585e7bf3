using MetricsKit;

namespace Acme.Pools;

/// <summary>What a slot does.</summary>
public enum SlotState { Idle, Busy, [LabelValue("broken", IsError = true)] Defect = 7 }

/// <summary>Labels of a pool.</summary>
[LabelSet]
public readonly record struct PoolLabels([Label(MaxValues = 2)] string Pool, SlotState State, bool? Spare);

/// <summary>Labels of a build: a class, so that there may be none.</summary>
[LabelSet]
public sealed record BuildLabels([Label(MaxValues = 1)] string Version, [Label(MaxValues = 1)] string? Commit);

/// <summary>Values that are there already.</summary>
[MetricSet(Prefix = "pool")]
public static partial class PoolMetrics
{
    /// <summary>Slots, by state.</summary>
    [Gauge("slots")]
    private static int Slots(SlotState state) => 10 + (int)state;

    /// <summary>Time since the start.</summary>
    [Gauge("uptime_seconds")]
    private static TimeSpan Uptime => TimeSpan.FromMinutes(1.5);

    /// <summary>Work of all kinds.</summary>
    [Counter("work_total")]
    private static decimal Work(bool done, [LabelRange(-1, 1)] int shift, [LabelValues("a", "b")] string? line) =>
        (done ? 100 : 0) + (shift * 10) + (line is null ? 0 : line[0]);

    /// <summary>Pools, whatever their number.</summary>
    [Gauge("connections", MaxSeries = 10)]
    private static void Connections(Observer<PoolLabels> observer)
    {
        observer.Observe(new("orders", SlotState.Idle, null), 3);
        observer.Observe(new("orders", SlotState.Defect, true), double.NaN);
        observer.Observe(new("mail", SlotState.Busy, false), 1);
        observer.Observe(new("one too many", SlotState.Busy, false), 4);
    }

    /// <summary>Time a connection was kept.</summary>
    [Histogram("kept_seconds", Buckets = [1, 60], Native = true, NativeBucketFactor = 1.5, NativeMaxBuckets = 40)]
    internal static partial Histogram Kept();

    /// <summary>The build.</summary>
    [Info("build_info")]
    private static BuildLabels? Build => new("1.2.3", null);
}

/// <summary>Values of an object, whose constructor is generated.</summary>
[MetricSet(Prefix = "queue")]
internal sealed partial class QueueMetrics
{
    internal int Length { get; set; }

    [Gauge("length", Help = "Waiting.")]
    private int ReadLength() => Length;

    [Counter("taken_total", Help = "Taken.", ExpireAfter = "1h30m")]
    public partial Counter Taken([Label(MaxValues = 3)] string from);
}

/// <summary>Values of an object that only reads.</summary>
[MetricSet(Prefix = "disk")]
internal sealed partial class DiskMetrics(MetricRegistry registry, Func<long> free)
{
    [Gauge("free_bytes", Help = "Free.")]
    private long @long => free();
}

internal static class Program
{
    public static async Task<string> Run()
    {
        var registry = new MetricRegistry();
        var queue = new QueueMetrics(registry) { Length = 4 };
        queue.Taken("mail").Inc();
        MetricRegistry.Activate(new DiskMetrics(registry, () => 1L << 40));
        using var output = new MemoryStream();
        await registry.WriteAsync(output, ExpositionFormat.OpenMetrics);
        return System.Text.Encoding.UTF8.GetString(output.ToArray());
    }
}
