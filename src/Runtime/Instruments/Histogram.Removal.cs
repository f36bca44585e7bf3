using MetricsKit.Cells;

namespace MetricsKit;

/// <content>The end of a series.</content>
public sealed partial class Histogram
{
    /// <summary>
    /// Removes the series: it is no longer shown, and its label values are free for others. Whoever asks for its labels again gets a
    /// new series without observations. An observation through this handle is not lost: with the next scrape the series comes back with
    /// all that it has counted, or the observation is added to the series that has its labels by then.
    /// </summary>
    public void Remove() => Family.Remove(this);

    /// <summary>All that was counted.</summary>
    internal Counted State
    {
        get
        {
            var counts = new long[_shared.Length - 1];
            for (var i = 0; i < counts.Length; i++)
            {
                counts[i] = CountOf(i);
            }

            return new Counted(counts, Native?.Counted(), Sum);
        }
    }

    /// <summary>Adds what another histogram of the same buckets has counted between two states.</summary>
    internal void Add(Counted before, Counted now)
    {
        for (var i = 0; i < now.Counts.Length; i++)
        {
            Interlocked.Add(ref _shared[i + 1], now.Counts[i] - before.Counts[i]);
        }

        if (now.Native is not null && before.Native is not null && Native is { } native)
        {
            foreach (var (bucket, count) in now.Native)
            {
                var missing = count - before.Native.GetValueOrDefault(bucket);
                if (missing > 0)
                {
                    native.Add(bucket.Schema, bucket.Id, missing, _shared.AsSpan(1));
                }
            }
        }

        // Past the largest double both sums are infinite.
        var sum = now.Sum - before.Sum;
        AddToSum(double.IsNaN(sum) ? 0 : sum);
    }

    void ICellOwner.TakeBack(int cell, long whole, double rest)
    {
        if (cell == 0)
        {
            AddToSum(rest);
        }
        else
        {
            Interlocked.Add(ref _shared[cell], whole + (long)rest);
        }
    }

    private void AddToSum(double value)
    {
        if (value < 0)
        {
            _place.MayFall = true;
            Interlocked.MemoryBarrier();
        }

        AtomicDouble.Add(ref _shared[0], value);
    }

    /// <summary>What a histogram has counted: the cells of classic and native buckets, and the sum.</summary>
    internal sealed record Counted(long[] Counts, Dictionary<(int Schema, int Id), long>? Native, double Sum);
}
