using System.Runtime.CompilerServices;
using MetricsKit.Cells;
using MetricsKit.Families;

namespace MetricsKit;

/// <summary>
/// One series of a histogram: how many observations fell into each bucket, and their sum. Every member may be called by any number of
/// threads; none throws unless <see cref="MetricRegistry.ThrowOnMisuse"/> is set. None allocates, but that a thread which observes often
/// gets memory of its own to count in, once.
/// </summary>
public sealed partial class Histogram : ICellOwner
{
    private const ulong InfinityBits = 0x7FF0_0000_0000_0000;

    private readonly LabelSlab _labels;
    private readonly double[] _bounds;

    /// <summary>The bits of the sum, then one count for each bucket, the last one's bound being +Inf. Counts are not cumulative.</summary>
    private readonly long[] _shared;
    private CellPlace _place = new();
    private long _shownSum;

    /// <param name="paddedBounds">What <see cref="BucketSearch.Pad"/> made of the bounds.</param>
    /// <param name="buckets">Number of buckets, the one of +Inf included.</param>
    /// <param name="labels">Knows the family and the label text.</param>
    /// <param name="label">Index of the text.</param>
    internal Histogram(double[] paddedBounds, int buckets, LabelSlab labels, byte label)
    {
        _bounds = paddedBounds;
        _shared = new long[buckets + 1];
        _labels = labels;
        _place.Label = label;
    }

    /// <summary>Number of observations: the sum of the buckets, so it always equals the <c>+Inf</c> bucket.</summary>
    public long Count => CountOfFirst(_shared.Length - 1);

    /// <summary>Sum of the observations in the metric's unit.</summary>
    public double Sum => SumOf(null);

    ref CellPlace ICellOwner.Place => ref _place;

    int ICellOwner.CellCount => _shared.Length;

    bool ICellOwner.HasFraction => true;

    /// <summary>The label text as the exposition has it, without braces.</summary>
    internal ReadOnlySpan<byte> Labels => _labels[_place.Label];

    private HistogramFamily Family => (HistogramFamily)_labels.Family;

    /// <summary>Records one observation.</summary>
    /// <param name="value">Finite, in the metric's unit. NaN or infinity is ignored and counted in <c>metricskit_misuse_total</c>.</param>
    public void Observe(double value)
    {
        var cells = OwnCells.Cells;
        var slot = _place.Slot;

        // One comparison of the bits tells NaN, infinities and negative numbers from the rest.
        if (cells is not null && (uint)slot < (uint)cells.Length && BitConverter.DoubleToUInt64Bits(value) < InfinityBits)
        {
            ref var sum = ref cells[slot];
            Unsafe.Subtract(ref sum, BucketSearch.IndexOf(_bounds, value) + 1)++;
            AtomicDouble.AddAlone(ref sum, value);
            GC.KeepAlive(this);
        }
        else
        {
            ObserveSlowly(value, 1, value);
        }
    }

    /// <summary>Records the same observation several times, as a batch of equal ones.</summary>
    /// <param name="value">Finite, in the metric's unit; so is <paramref name="value"/> times <paramref name="count"/>. Anything else is ignored and counted in <c>metricskit_misuse_total</c>.</param>
    /// <param name="count">0 or more. A negative number, or one that takes a bucket beyond 2^53, is ignored and counted in <c>metricskit_misuse_total</c>.</param>
    public void Observe(double value, long count)
    {
        if (count < 0 && double.IsFinite(value))
        {
            Family.ReportCount(count);
        }
        else
        {
            ObserveSlowly(value, count, value * count);
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
        var buckets = _shared.Length - 1;
        var covered = 0;
        while (covered < buckets - 1 && _bounds[covered] <= bound)
        {
            covered++;
        }

        return CountOfFirst(double.IsPositiveInfinity(bound) ? buckets : covered);
    }
}
