using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MetricsKit.Families;

namespace MetricsKit;

/// <summary>
/// One series of a histogram: how many observations fell into each bucket, and their sum. Every member may be called by any number of
/// threads; none allocates, and none throws unless <see cref="MetricRegistry.ThrowOnMisuse"/> is set.
/// </summary>
public sealed class Histogram
{
    private readonly HistogramFamily _family;
    private readonly double[] _bounds;

    /// <summary>The bits of the sum, then one count for each bucket, the last one's bound being +Inf. Counts are not cumulative.</summary>
    private readonly long[] _cells;
    private readonly byte[] _labels;

    internal Histogram(HistogramFamily family, double[] paddedBounds, int buckets, byte[] labels)
    {
        _family = family;
        _bounds = paddedBounds;
        _cells = new long[buckets + 1];
        _labels = labels;
    }

    /// <summary>Number of observations: the sum of the buckets, so it always equals the <c>+Inf</c> bucket.</summary>
    public long Count => CountOfFirst(_cells.Length - 1);

    /// <summary>Sum of the observations in the metric's unit.</summary>
    public double Sum => AtomicDouble.Read(ref _cells[0]);

    /// <summary>The label text as the exposition has it, without braces.</summary>
    internal byte[] Labels => _labels;

    /// <summary>Records one observation.</summary>
    /// <param name="value">Finite, in the metric's unit. NaN or infinity is ignored and counted in <c>metricskit_misuse_total</c>.</param>
    public void Observe(double value)
    {
        if (double.IsFinite(value))
        {
            ref var sum = ref MemoryMarshal.GetArrayDataReference(_cells);
            Interlocked.Increment(ref Unsafe.Add(ref sum, BucketSearch.IndexOf(_bounds, value) + 1));
            AtomicDouble.Add(ref sum, value);
        }
        else
        {
            _family.ReportNotFinite("observation", value);
        }
    }

    /// <summary>Records the same observation several times, as a batch of equal ones.</summary>
    /// <param name="value">Finite, in the metric's unit; so is <paramref name="value"/> times <paramref name="count"/>. Anything else is ignored and counted in <c>metricskit_misuse_total</c>.</param>
    /// <param name="count">0 or more. A negative number is ignored and counted in <c>metricskit_misuse_total</c>.</param>
    public void Observe(double value, long count)
    {
        var total = value * count;
        if (!double.IsFinite(total))
        {
            _family.ReportNotFinite("observation", double.IsFinite(value) ? total : value);
        }
        else if (count < 0)
        {
            _family.ReportCount(count);
        }
        else
        {
            ref var sum = ref MemoryMarshal.GetArrayDataReference(_cells);
            Interlocked.Add(ref Unsafe.Add(ref sum, BucketSearch.IndexOf(_bounds, value) + 1), count);
            AtomicDouble.Add(ref sum, total);
        }
    }

    /// <summary>Records a duration in seconds.</summary>
    /// <param name="value">Any duration.</param>
    public void Observe(TimeSpan value) => Observe(value.TotalSeconds);

    /// <summary>Starts a timer that records the seconds it ran.</summary>
    /// <returns>The timer; dispose it to record.</returns>
    public MetricTimer NewTimer() => new(this);

    /// <summary>
    /// Number of observations in the buckets whose upper bound is at most <paramref name="bound"/>: exact where that is one of the
    /// bounds, a lower limit elsewhere.
    /// </summary>
    /// <param name="bound">In the metric's unit; +Inf for all observations.</param>
    /// <returns>0 or more; 0 for NaN.</returns>
    public long CountAtOrBelow(double bound)
    {
        var buckets = _cells.Length - 1;
        var covered = 0;
        while (covered < buckets - 1 && _bounds[covered] <= bound)
        {
            covered++;
        }

        return CountOfFirst(double.IsPositiveInfinity(bound) ? buckets : covered);
    }

    /// <summary>Observations of one bucket alone.</summary>
    /// <param name="bucket">0 to the number of finite bounds.</param>
    /// <returns>0 or more.</returns>
    internal long CountOf(int bucket) => Volatile.Read(ref _cells[bucket + 1]);

    private long CountOfFirst(int buckets)
    {
        var count = 0L;
        for (var i = 0; i < buckets; i++)
        {
            count += CountOf(i);
        }

        return count;
    }
}
