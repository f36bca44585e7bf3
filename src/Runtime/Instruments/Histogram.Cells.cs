using System.Runtime.CompilerServices;
using MetricsKit.Cells;
using MetricsKit.Families;
using MetricsKit.Native;

namespace MetricsKit;

/// <content>What lies behind the fast way: writes to the shared cells, and reading.</content>
public sealed partial class Histogram
{
    // A bucket ends where a reader's double does, and a batch is small enough for a thread's own cell never to get there.
    private const long LargestBucket = 1L << 53;
    private const long LargestOwnBatch = 1L << 20;

    /// <summary>Observations of one bucket alone.</summary>
    /// <param name="bucket">0 to the number of finite bounds.</param>
    /// <param name="sums">What threads had when the scrape began; null for what they have now.</param>
    /// <returns>0 or more.</returns>
    internal long CountOf(int bucket, CellSums? sums = null)
    {
        var slot = _place.TrueSlot;
        var count = sums?.Whole(slot - bucket - 1) ?? CellStore.WholeOf(slot, bucket + 1, 1, out _);
        count += Volatile.Read(ref _shared[bucket + 1]);
        GC.KeepAlive(this);
        return count;
    }

    /// <summary>The native buckets; null for a series without.</summary>
    internal NativeBuckets? Native => _place.Attached is { } attached ? Attachment.Find<NativeBuckets>(attached) : null;

    /// <summary>Gives a series that nobody has yet native buckets.</summary>
    internal void AddNative(NativeShape shape) => _place.Attached = new NativeBuckets(shape);

    /// <summary>Sum of the observations, which goes down only where negative ones were observed.</summary>
    /// <param name="sums">What threads had when the scrape began; null for what they have now.</param>
    internal double SumOf(CellSums? sums)
    {
        var slot = _place.TrueSlot;
        if (sums is not null)
        {
            _place.Cool();
        }

        var sum = AtomicDouble.Read(ref _shared[0]) + (sums?.Fraction(slot) ?? CellStore.FractionOf(slot));
        GC.KeepAlive(this);
        if (Volatile.Read(ref _place.MayFall))
        {
            return sum;
        }

        // When a thread has ended its share is added in another order, and rounded differently: that must not look like a decrease.
        AtomicDouble.Raise(ref _shownSum, sum);
        return AtomicDouble.Read(ref _shownSum);
    }

    /// <summary>The slow way, for whatever <see cref="Observe(double)"/> does not do itself. Here is room for what is seldom wanted.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private void ObserveSlowly(double value, long count, double total)
    {
        if (!double.IsFinite(total))
        {
            Family.ReportNotFinite("observation", double.IsFinite(value) ? total : value);
            return;
        }

        if (value < 0 && !_place.MayFall)
        {
            // Before the sum falls, so that no reader takes that for rounding.
            _place.MayFall = true;
            Interlocked.MemoryBarrier();
        }

        var cell = BucketSearch.IndexOf(_bounds, value) + 1;
        if (Native is { } native)
        {
            ObserveNative(native, value, cell, count, total);
            LookForExemplar(cell - 1, value);
            return;
        }

        var cells = OwnCells.Cells;
        var slot = _place.Slot;
        if (cells is not null && (uint)slot < (uint)cells.Length && count <= LargestOwnBatch)
        {
            cells[slot - cell] += count;
            AtomicDouble.AddAlone(ref cells[slot], total);
            GC.KeepAlive(this);
        }
        else if (Volatile.Read(ref _shared[cell]) > LargestBucket - count)
        {
            Family.ReportCount(count);
        }
        else
        {
            Interlocked.Add(ref _shared[cell], count);
            AtomicDouble.Add(ref _shared[0], total);
            if (_place.Warm())
            {
                CellStore.Promote(this);
            }

            LookForExemplar(cell - 1, value);
        }
    }

    private void LookForExemplar(int bucket, double value)
    {
        if (_place.Looks != 0)
        {
            SeriesExemplars.Look(Family, ref _place, _shared.Length - 1, bucket, value);
        }
    }

    /// <summary>Native buckets are found by a search of their own, so such a series stays with atomic cells.</summary>
    private void ObserveNative(NativeBuckets native, double value, int cell, long count, double total)
    {
        ref var bucket = ref native.Find(value, cell - 1);
        if (Unsafe.IsNullRef(ref bucket))
        {
            bucket = ref _shared[cell];
        }

        if (Volatile.Read(ref bucket) > LargestBucket - count)
        {
            Family.ReportCount(count);
        }
        else
        {
            Interlocked.Add(ref bucket, count);
            AtomicDouble.Add(ref _shared[0], total);
        }
    }

    private long CountOfFirst(int buckets)
    {
        if (Native is { } native)
        {
            return CountOfFirst(buckets, native);
        }

        var count = CellStore.WholeOf(_place.TrueSlot, 1, buckets, out _);
        for (var i = 1; i <= buckets; i++)
        {
            count += Volatile.Read(ref _shared[i]);
        }

        GC.KeepAlive(this);
        return count;
    }

    private long CountOfFirst(int buckets, NativeBuckets native)
    {
        var counts = new long[_shared.Length - 1];
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = Volatile.Read(ref _shared[i + 1]);
        }

        native.Read(counts, null);
        return counts.Take(buckets).Sum();
    }
}
