using MetricsKit.Cells;

namespace MetricsKit;

/// <content>The end of a series.</content>
public sealed partial class Counter
{
    /// <summary>
    /// Removes the series: it is no longer shown, and its label values are free for others. Whoever asks for its labels again gets a
    /// new series that starts at 0. An increment through this handle is not lost: with the next scrape the series comes back with all
    /// that it has counted, or the increment is added to the series that has its labels by then.
    /// </summary>
    public void Remove() => Family.Remove(this);

    /// <summary>What grows with every increment that changes the value.</summary>
    internal long Stamp
    {
        get
        {
            var (whole, fraction) = Read(null);
            return unchecked(whole + BitConverter.DoubleToInt64Bits(fraction));
        }
    }

    /// <summary>Adds what another counter has counted between two states.</summary>
    internal void Add(CounterReading before, CounterReading now)
    {
        var whole = now.Whole - before.Whole;
        var fraction = now.Fraction - before.Fraction;
        if (whole < 0)
        {
            // A share of the whole part was moved to the other meanwhile.
            fraction += whole;
            whole = 0;
        }

        if (whole > 0)
        {
            Inc(whole);
        }

        // Not an increment of a caller's: past the largest double it may be infinite.
        if (fraction > 0)
        {
            Fraction().TakeBack(0, 0, fraction);
        }
    }

    void ICellOwner.TakeBack(int cell, long whole, double rest)
    {
        Interlocked.Add(ref _shared, whole);
        if (rest != 0)
        {
            Fraction().TakeBack(0, 0, rest);
        }
    }
}
