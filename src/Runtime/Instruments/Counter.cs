using System.Runtime.CompilerServices;
using MetricsKit.Families;

namespace MetricsKit;

/// <summary>
/// One series of a counter: a value that starts at 0 and only grows. Every member may be called by any number of threads;
/// none allocates, and none throws unless <see cref="MetricRegistry.ThrowOnMisuse"/> is set.
/// </summary>
public sealed partial class Counter
{
    // Whole numbers are counted apart from fractions: a double stops at 2^53, where adding 1 changes nothing.
    private const double LargestWholeDouble = 1L << 53;
    private const long CarryAt = 1L << 62;

    // A series and its label text are allocated together, so the cells of two neighbours are more than a cache line apart.
    private readonly CounterFamily _family;
    private readonly byte[] _labels;
    private FractionCell? _fraction;
    private long _whole;

    internal Counter(CounterFamily family, byte[] labels)
    {
        _family = family;
        _labels = labels;
    }

    /// <summary>The value: 0 or more. Whole numbers up to 2^53 are exact; beyond, this is the nearest double, and the exposition still has every digit.</summary>
    public double Value => Volatile.Read(ref _fraction) is { } fraction ? fraction.Value + Whole : Whole;

    /// <summary>The label text as the exposition has it, without braces.</summary>
    internal byte[] Labels => _labels;

    /// <summary>The part counted in whole numbers.</summary>
    internal long Whole => Volatile.Read(ref _whole);

    /// <summary>True: <see cref="Whole"/> is not the whole value.</summary>
    internal bool HasFraction => Volatile.Read(ref _fraction) is not null;

    /// <summary>Adds 1.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Inc() => Interlocked.Increment(ref _whole);

    /// <summary>Adds a whole number.</summary>
    /// <param name="increment">0 or more, in the metric's unit. A negative number is ignored and counted in <c>metricskit_misuse_total</c>.</param>
    public void Inc(long increment)
    {
        if ((ulong)increment >= 1L << 53)
        {
            IncRarely(increment);
        }
        else if (Interlocked.Add(ref _whole, increment) >= CarryAt)
        {
            Carry();
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
            }

            if (whole != 0 && Interlocked.Add(ref _whole, whole) >= CarryAt)
            {
                Carry();
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
            _family.ReportNotFinite("target", targetValue);
            return;
        }

        // Whole and fraction are two cells: what is missing is worked out by one thread at a time.
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

    private void IncRarely(double increment)
    {
        if (increment >= LargestWholeDouble && double.IsFinite(increment))
        {
            Fraction().Add(increment);
        }
        else
        {
            _family.ReportIncrement(increment);
        }
    }

    private FractionCell Fraction()
    {
        if (Volatile.Read(ref _fraction) is { } fraction)
        {
            return fraction;
        }

        var created = new FractionCell();
        return Interlocked.CompareExchange(ref _fraction, created, null) ?? created;
    }

    /// <summary>Moves a share of the whole part away before it overflows. By then a double is as exact as any reader.</summary>
    private void Carry()
    {
        var before = Whole;
        while (before >= CarryAt)
        {
            var seen = Interlocked.CompareExchange(ref _whole, before - CarryAt, before);
            if (seen == before)
            {
                Fraction().Add(CarryAt);
                return;
            }

            before = seen;
        }
    }
}
