using System.Numerics;
using System.Runtime.CompilerServices;

namespace MetricsKit.Native;

/// <summary>
/// Counts of native buckets by id: a hash table whose entries are never moved or removed, so that counting takes no lock. When it has no
/// room, a larger or coarser one takes its place; it is kept, as others may be counting in it.
/// </summary>
internal sealed class NativeTable
{
    // More than any number of writers that reserve at once: no bucket is added any more.
    private const int Closed = 1 << 30;

    private readonly int[] _ids;
    private readonly long[] _counts;
    private int _taken;

    /// <param name="schema">Schema.</param>
    /// <param name="limit">Most buckets.</param>
    /// <param name="previous">The table whose place it takes.</param>
    public NativeTable(int schema, int limit, NativeTable? previous)
    {
        Schema = schema;
        Limit = limit;
        Previous = previous;
        _ids = new int[BitOperations.RoundUpToPowerOf2((uint)limit * 2)];
        _counts = new long[_ids.Length];
    }

    public int Schema { get; }

    public int Limit { get; }

    public NativeTable? Previous { get; }

    /// <summary>Number of entries, empty ones included.</summary>
    public int Length => _ids.Length;

    /// <summary>The id of an entry, 0 where it is empty.</summary>
    public int IdAt(int entry) => Volatile.Read(ref _ids[entry]);

    public long CountAt(int entry) => Volatile.Read(ref _counts[entry]);

    /// <summary>The count of a bucket, to be added to; a null reference where it is not there and cannot be added.</summary>
    public ref long Find(int id)
    {
        var mask = _ids.Length - 1;
        var entry = (int)((uint)id * 2_654_435_769u >> 8) & mask;
        for (var tried = 0; tried <= mask; tried++, entry = (entry + 1) & mask)
        {
            var known = Volatile.Read(ref _ids[entry]);
            if (known == 0)
            {
                if (Interlocked.Increment(ref _taken) > Limit)
                {
                    Interlocked.Decrement(ref _taken);
                    break;
                }

                known = Interlocked.CompareExchange(ref _ids[entry], id, 0);
                if (known == 0)
                {
                    return ref _counts[entry];
                }

                Interlocked.Decrement(ref _taken);
            }

            if (known == id)
            {
                return ref _counts[entry];
            }
        }

        return ref Unsafe.NullRef<long>();
    }

    /// <summary>True: the bucket is there, or there is room for it.</summary>
    public bool CanFind(int id)
    {
        var buckets = 0;
        foreach (ref var known in _ids.AsSpan())
        {
            var seen = Volatile.Read(ref known);
            if (seen == id)
            {
                return true;
            }

            buckets += seen == 0 ? 0 : 1;
        }

        return buckets < Limit;
    }

    /// <summary>Takes no bucket in any more.</summary>
    public void Close() => Interlocked.Add(ref _taken, Closed);
}
