namespace MetricsKit.Families;

/// <summary>
/// Label texts of some series of a family, one behind the other in one array: an array for each would take 24 bytes more. Filled under the
/// family's lock. Reading takes none: a text stays where it is, and arrays that grew hold what the ones before them held.
/// </summary>
internal sealed class LabelSlab
{
    private readonly byte[][]? _apart;
    private readonly int _capacity;
    private byte[] _texts = [];
    private int[] _ends = [];
    private int _count;

    /// <param name="family">Whose series they are.</param>
    /// <param name="capacity">Most texts, at most 256.</param>
    /// <param name="keepsApart">
    /// True: each text keeps the array it came in. As series and arrays are allocated in turns, no two series are in one cache line, where
    /// threads that write different series would slow each other down.
    /// </param>
    public LabelSlab(MetricFamily family, int capacity, bool keepsApart)
    {
        Family = family;
        _capacity = capacity;
        _apart = keepsApart ? new byte[capacity][] : null;
    }

    /// <summary>Whose series they are.</summary>
    public MetricFamily Family { get; }

    /// <summary>True: there is no room for another text.</summary>
    public bool IsFull => _count == _capacity;

    /// <summary>A text as the exposition has it, without braces.</summary>
    /// <param name="index">What <see cref="Add"/> returned.</param>
    public ReadOnlySpan<byte> this[int index]
    {
        get
        {
            if (_apart is not null)
            {
                return _apart[index];
            }

            var ends = Volatile.Read(ref _ends);
            var start = index == 0 ? 0 : ends[index - 1];
            return Volatile.Read(ref _texts).AsSpan(start, ends[index] - start);
        }
    }

    /// <summary>Takes a text in.</summary>
    /// <returns>Its index.</returns>
    public byte Add(byte[] text)
    {
        var index = _count++;
        if (_apart is not null)
        {
            _apart[index] = text;
            return (byte)index;
        }

        var start = index == 0 ? 0 : _ends[index - 1];
        var end = start + text.Length;
        if (end > _texts.Length)
        {
            // Twice as long each time but the last, which is what is needed.
            Grow(ref _texts, IsFull ? end : 2 * end);
        }

        if (index == _ends.Length)
        {
            Grow(ref _ends, index == 0 ? Math.Min(8, _capacity) : _capacity);
        }

        text.CopyTo(_texts, start);
        _ends[index] = end;
        if (IsFull && end < _texts.Length)
        {
            Array.Resize(ref _texts, end);
        }

        return (byte)index;
    }

    private static void Grow<T>(ref T[] array, int length)
    {
        var larger = new T[length];
        array.CopyTo(larger, 0);
        Volatile.Write(ref array, larger);
    }
}
