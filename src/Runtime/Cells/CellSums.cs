namespace MetricsKit.Cells;

/// <summary>
/// Sums of cells by slot: of all threads at one moment, which a scrape reads its series against, or of the threads that are gone. Filled
/// under the gate of <see cref="CellStore"/>; reading takes no lock.
/// </summary>
internal sealed class CellSums : IDisposable
{
    // What a sum keeps below is put into `_beyond`, so that no number of threads and no time makes it overflow.
    private const long CarryAt = 1L << 60;

    private long[] _sums = [];
    private Dictionary<int, double>? _beyond;

    /// <summary>Takes the sums of this moment. Whatever is counted later is for the next scrape.</summary>
    /// <returns>The sums; dispose them when the scrape is over.</returns>
    public static CellSums Take() => CellStore.TakeSums();

    /// <summary>Sum of a slot's whole numbers, less <see cref="Beyond"/>.</summary>
    public long Whole(int slot) => (uint)slot < (uint)_sums.Length ? _sums[slot] : 0;

    /// <summary>Sum of a slot's doubles.</summary>
    public double Fraction(int slot) => BitConverter.Int64BitsToDouble(Whole(slot));

    /// <summary>What is to be added to a slot's whole numbers: 0 but for sums that a long could not hold for long.</summary>
    public double Beyond(int slot) => Volatile.Read(ref _beyond)?.GetValueOrDefault(slot) ?? 0;

    /// <summary>Gives the sums back, for the next scrape to use.</summary>
    public void Dispose() => CellStore.ReturnSums(this);

    /// <summary>Starts from other sums.</summary>
    /// <param name="other">The sums to start from.</param>
    /// <param name="length">Slots to have.</param>
    internal void CopyFrom(CellSums other, int length)
    {
        // The other has room to spare, which is zero.
        EnsureLength(Math.Max(length, other._sums.Length));
        Array.Clear(_sums);
        other._sums.CopyTo(_sums, 0);
        _beyond = other._beyond is null ? null : new(other._beyond);
    }

    /// <summary>Adds a thread's cells.</summary>
    internal void Add(ReadOnlySpan<long> cells, ReadOnlySpan<bool> isFraction)
    {
        EnsureLength(cells.Length);
        for (var slot = 0; slot < cells.Length; slot++)
        {
            // Its thread may be writing it: read once.
            var cell = Volatile.Read(in cells[slot]);
            if (cell == 0)
            {
                continue;
            }

            if (isFraction[slot])
            {
                _sums[slot] = BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(_sums[slot]) + BitConverter.Int64BitsToDouble(cell));
            }
            else
            {
                Add(slot, cell);
            }
        }
    }

    /// <summary>Adds to a slot's whole numbers.</summary>
    internal void Add(int slot, long cell)
    {
        EnsureLength(slot + 1);
        ref var sum = ref _sums[slot];
        sum += cell;
        if (sum >= CarryAt)
        {
            sum -= CarryAt;
            (_beyond ??= [])[slot] = Beyond(slot) + CarryAt;
        }
    }

    /// <summary>Makes slots zero. Someone may be reading others.</summary>
    internal void Clear(int start, int count)
    {
        for (var slot = start; slot < Math.Min(start + count, _sums.Length); slot++)
        {
            Volatile.Write(ref _sums[slot], 0);
        }

        if (_beyond is { } beyond && beyond.Keys.Any(slot => slot >= start && slot < start + count))
        {
            Volatile.Write(ref _beyond, new(beyond.Where(pair => pair.Key < start || pair.Key >= start + count)));
        }
    }

    private void EnsureLength(int length)
    {
        if (_sums.Length < length)
        {
            Array.Resize(ref _sums, Math.Max(length, 2 * _sums.Length));
        }
    }
}
