namespace MetricsKit.Cells;

/// <summary>Which slots are free, and what the others hold. Used under the gate of <see cref="CellStore"/>.</summary>
internal sealed class SlotPool
{
    private readonly List<(int Start, int Count)> _free;
    private readonly bool[] _isFraction;
    private int _noRoomFor = int.MaxValue;

    /// <param name="first">First slot.</param>
    /// <param name="end">The slot behind the last.</param>
    public SlotPool(int first, int end)
    {
        _free = [(first, end - first)];
        _isFraction = new bool[end];
        End = first;
    }

    /// <summary>The slot behind the last that was ever taken.</summary>
    public int End { get; private set; }

    /// <summary>Number of slots that are taken.</summary>
    public int Taken { get; private set; }

    /// <summary>True: the slot's cells are bits of doubles.</summary>
    public ReadOnlySpan<bool> IsFraction => _isFraction;

    /// <summary>Takes the lowest free range, so that arrays stay short.</summary>
    /// <param name="count">Slots wanted.</param>
    /// <param name="hasFraction">True: the last of them holds bits of doubles.</param>
    /// <param name="last">The last of the range.</param>
    /// <returns>False: there are not as many free ones together.</returns>
    public bool TryTake(int count, bool hasFraction, out int last)
    {
        last = -1;
        if (count >= _noRoomFor)
        {
            return false;
        }

        var range = _free.FindIndex(free => free.Count >= count);
        if (range < 0)
        {
            _noRoomFor = count;
            return false;
        }

        var (start, length) = _free[range];
        if (length == count)
        {
            _free.RemoveAt(range);
        }
        else
        {
            _free[range] = (start + count, length - count);
        }

        last = start + count - 1;
        _isFraction[last] = hasFraction;
        End = Math.Max(End, last + 1);
        Taken += count;
        return true;
    }

    /// <summary>Gives a range back, joined with free neighbours. Its cells are zero everywhere by now.</summary>
    public void Return(int start, int count)
    {
        _isFraction[start + count - 1] = false;
        Taken -= count;
        _noRoomFor = int.MaxValue;
        var next = _free.FindIndex(free => free.Start > start);
        next = next < 0 ? _free.Count : next;
        if (next < _free.Count && _free[next].Start == start + count)
        {
            count += _free[next].Count;
            _free.RemoveAt(next);
        }

        if (next > 0 && _free[next - 1].Start + _free[next - 1].Count == start)
        {
            _free[next - 1] = (_free[next - 1].Start, _free[next - 1].Count + count);
        }
        else
        {
            _free.Insert(next, (start, count));
        }
    }
}
