using System.Runtime.CompilerServices;
using MetricsKit.Cells;
using MetricsKit.Families;

namespace MetricsKit;

/// <summary>
/// One series of a counter: a value that starts at 0 and only grows. Every member may be called by any number of threads;
/// none throws unless <see cref="MetricRegistry.ThrowOnMisuse"/> is set. None allocates, but that a thread which counts often gets memory
/// of its own to count in, once.
/// </summary>
public sealed partial class Counter : ICellOwner
{
    // Whole numbers are counted apart from fractions: a double stops at 2^53, where adding 1 changes nothing.
    private const double LargestWholeDouble = 1L << 53;

    // From here on the shared cell takes no more, so that it never overflows; the fraction does.
    private const long FullAt = 1L << 61;

    private readonly LabelSlab _labels;
    private CellPlace _place = new();
    private long _shared;

    /// <param name="labels">Knows the family and the label text.</param>
    /// <param name="label">Index of the text.</param>
    internal Counter(LabelSlab labels, byte label)
    {
        _labels = labels;
        _place.Label = label;
    }

    /// <summary>The value: 0 or more. Whole numbers up to 2^53 are exact; beyond, this is the nearest double, and the exposition still has every digit.</summary>
    public double Value => Read(null).Value;

    ref CellPlace ICellOwner.Place => ref _place;

    int ICellOwner.CellCount => 1;

    bool ICellOwner.HasFraction => false;

    /// <summary>The label text as the exposition has it, without braces.</summary>
    internal ReadOnlySpan<byte> Labels => _labels[_place.Label];

    private CounterFamily Family => (CounterFamily)_labels.Family;

    /// <summary>Adds 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Inc()
    {
        var cells = OwnCells.Cells;
        var slot = _place.Slot;
        if (cells is not null && (uint)slot < (uint)cells.Length)
        {
            cells[slot]++;
            GC.KeepAlive(this);
        }
        else
        {
            IncShared(1);
        }
    }

    /// <summary>Adds a whole number.</summary>
    /// <param name="increment">0 or more, in the metric's unit. A negative number is ignored and counted in <c>metricskit_misuse_total</c>.</param>
    public void Inc(long increment)
    {
        var cells = OwnCells.Cells;
        var slot = _place.Slot;
        if (cells is not null && (uint)slot < (uint)cells.Length && (ulong)increment <= CellStore.LargestIncrement)
        {
            if ((cells[slot] += increment) >= CellStore.CarryAt)
            {
                CellStore.Carry(slot);
            }

            GC.KeepAlive(this);
        }
        else if ((ulong)increment < 1L << 53)
        {
            IncShared(increment);
        }
        else
        {
            IncRarely(increment);
        }
    }

    /// <summary>Adds a number, whole or not.</summary>
    /// <param name="increment">
    /// 0 or more and finite, in the metric's unit. A negative number, NaN or infinity is ignored and counted in <c>metricskit_misuse_total</c>.
    /// </param>
    public void Inc(double increment)
    {
        if (increment >= 0 && increment < LargestWholeDouble)
        {
            var whole = (long)increment;
            var fraction = increment - whole;
            if (fraction != 0)
            {
                Fraction().Add(fraction);
                if (_place.Looks != 0)
                {
                    SeriesExemplars.Look(Family, ref _place, 1, 0, increment);
                }
            }

            if (whole != 0)
            {
                Inc(whole);
            }
        }
        else
        {
            IncRarely(increment);
        }
    }

    /// <summary>Adds a duration in seconds.</summary>
    /// <param name="increment">0 or more. A negative duration is ignored and counted in <c>metricskit_misuse_total</c>.</param>
    public void Inc(TimeSpan increment) => Inc(increment.TotalSeconds);

    /// <summary>
    /// Raises the value to a total that something else counts; a total that is not above the value changes nothing. Where
    /// several threads raise it, the highest total stays, and increments meanwhile come on top.
    /// </summary>
    /// <param name="targetValue">Finite, in the metric's unit. NaN or infinity is ignored and counted in <c>metricskit_misuse_total</c>.</param>
    public void IncTo(double targetValue)
    {
        if (!double.IsFinite(targetValue))
        {
            Family.ReportNotFinite("target", targetValue);
            return;
        }

        // The value is the sum of several cells: what is missing is worked out by one thread at a time.
        lock (this)
        {
            var missing = targetValue - Value;
            if (missing > 0)
            {
                Inc(missing);
            }
        }
    }

    /// <summary>Starts a timer that adds the seconds it ran.</summary>
    /// <returns>The timer; dispose it to record.</returns>
    public MetricTimer NewTimer() => new(this);

    /// <summary>The value, never less than it was.</summary>
    /// <param name="sums">What threads had when the scrape began; null for what they have now.</param>
    internal CounterReading Read(CellSums? sums)
    {
        var slot = _place.TrueSlot;
        var shared = Volatile.Read(ref _shared);
        double beyond;
        long whole;
        if (sums is null)
        {
            whole = CellStore.WholeOf(slot, 0, 1, out beyond);
        }
        else
        {
            (whole, beyond) = (sums.Whole(slot), sums.Beyond(slot));
            _place.Cool(shared);
        }

        var fraction = Attachment.Find<FractionCell>(Volatile.Read(ref _place.Attached))?.Read(sums) ?? 0;
        GC.KeepAlive(this);
        return new(whole + shared, fraction + beyond);
    }

    /// <summary>The slow way: the shared cell, which every series has. Here, and nowhere on the fast way, is room for what is seldom wanted.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void IncShared(long increment)
    {
        if (Volatile.Read(ref _shared) >= FullAt)
        {
            Fraction().Add(increment);
        }
        else if (_place.Warm(Interlocked.Add(ref _shared, increment), increment))
        {
            CellStore.Promote(this);
        }

        if (_place.Looks != 0)
        {
            SeriesExemplars.Look(Family, ref _place, 1, 0, increment);
        }
    }

    private void IncRarely(double increment)
    {
        if (increment >= LargestWholeDouble && double.IsFinite(increment))
        {
            Fraction().Add(increment);
        }
        else
        {
            Family.ReportIncrement(increment);
        }
    }

    private FractionCell Fraction() =>
        Attachment.Find<FractionCell>(Volatile.Read(ref _place.Attached)) ?? Attachment.GetOrAdd(ref _place.Attached, static () => new FractionCell());
}
