namespace MetricsKit.Native;

/// <summary>The native buckets of a series at one moment, as they are written. Its memory is used again for the next series.</summary>
internal sealed class NativeSnapshot
{
    private readonly NativeSide _negative = new();
    private readonly NativeSide _positive = new();

    public int Schema { get; private set; }

    public long ZeroCount { get; private set; }

    /// <summary>Buckets below zero, by their distance from it.</summary>
    public NativeSide Negative => _negative;

    public NativeSide Positive => _positive;

    /// <summary>Forgets the last series.</summary>
    public void Start(int schema)
    {
        Schema = schema;
        ZeroCount = 0;
        _negative.Clear();
        _positive.Clear();
    }

    /// <summary>Adds to a bucket, which may be one of a finer schema.</summary>
    public void Add(int schema, int id, long count)
    {
        if (count == 0)
        {
            return;
        }

        if (id == NativeShape.ZeroId)
        {
            ZeroCount += count;
        }
        else
        {
            var index = NativeIndex.Reduce(NativeShape.IndexOf(id), schema - Schema);
            (NativeShape.IsNegative(id) ? _negative : _positive).Add(index, count);
        }
    }

    /// <summary>Puts the buckets in order.</summary>
    public void Complete()
    {
        _negative.Merge();
        _positive.Merge();
    }
}
