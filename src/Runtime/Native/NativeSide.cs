namespace MetricsKit.Native;

/// <summary>The buckets on one side of zero.</summary>
internal sealed class NativeSide
{
    private int[] _indices = new int[64];
    private long[] _counts = new long[64];

    /// <summary>Number of buckets.</summary>
    public int Count { get; private set; }

    /// <summary>Indices, ascending after <see cref="Merge"/>.</summary>
    public ReadOnlySpan<int> Indices => _indices.AsSpan(0, Count);

    /// <summary>Observations of each bucket, above zero.</summary>
    public ReadOnlySpan<long> Counts => _counts.AsSpan(0, Count);

    public void Clear() => Count = 0;

    /// <summary>Adds to a bucket.</summary>
    public void Add(int index, long count)
    {
        if (Count == _indices.Length)
        {
            Array.Resize(ref _indices, Count * 2);
            Array.Resize(ref _counts, Count * 2);
        }

        _indices[Count] = index;
        _counts[Count++] = count;
    }

    /// <summary>Orders the buckets, and makes one of those with the same index.</summary>
    public void Merge()
    {
        _indices.AsSpan(0, Count).Sort(_counts.AsSpan(0, Count));
        var last = -1;
        for (var i = 0; i < Count; i++)
        {
            if (last >= 0 && _indices[last] == _indices[i])
            {
                _counts[last] += _counts[i];
            }
            else
            {
                last++;
                (_indices[last], _counts[last]) = (_indices[i], _counts[i]);
            }
        }

        Count = last + 1;
    }
}
