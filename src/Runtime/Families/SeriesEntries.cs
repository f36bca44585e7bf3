using System.Numerics;
using System.Runtime.CompilerServices;

namespace MetricsKit.Families;

/// <summary>
/// The entries of a <see cref="SeriesTable"/> between two copies. Positions are never used twice, so whoever goes through them sees no
/// series twice and misses none that stays, however many are added or removed meanwhile.
/// </summary>
internal sealed class SeriesEntries
{
    /// <summary>Hash table of positions, counted from 1; 0 for none.</summary>
    public readonly int[] Slots;

    /// <summary>Length of <see cref="Slots"/>, a power of 2, less 1.</summary>
    public readonly int Mask;

    private readonly SeriesEntry[] _entries;
    private readonly long[] _notes;
    private readonly int _notesEach;
    private volatile int _count;

    public SeriesEntries(int capacity, int notes)
    {
        _entries = new SeriesEntry[capacity];
        _notes = notes == 0 ? [] : new long[capacity * notes];
        _notesEach = notes;
        Slots = new int[(int)BitOperations.RoundUpToPowerOf2((uint)capacity * 2)];
        Mask = Slots.Length - 1;
    }

    /// <summary>Number of positions, removed ones included.</summary>
    public int Count => _count;

    public bool IsFull => _count == _entries.Length;

    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    public ref SeriesEntry this[int index]
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => ref _entries[index];
    }

    /// <summary>The series of an entry; null where it was removed.</summary>
    public object? At(int index) => Volatile.Read(ref _entries[index].Series);

    /// <summary>A number that the writer keeps with an entry.</summary>
    public ref long Note(int index, int note) => ref _notes[(index * _notesEach) + note];

    /// <summary>Adds an entry where there is room.</summary>
    /// <returns>Its position.</returns>
    public int Add(SeriesEntry entry)
    {
        var index = _count;
        _entries[index] = entry;
        _count = index + 1;
        Refer(entry.Hash, index);
        return index;
    }

    /// <summary>The entries that are not removed, in their order, with room for more.</summary>
    public SeriesEntries Copy(int capacity)
    {
        var copy = new SeriesEntries(capacity, _notesEach);
        for (var i = 0; i < _count; i++)
        {
            if (_entries[i].Series is not null)
            {
                var at = copy.Add(_entries[i]);
                _notes.AsSpan(i * _notesEach, _notesEach).CopyTo(copy._notes.AsSpan(at * _notesEach));
            }
        }

        return copy;
    }

    /// <summary>Makes an entry findable.</summary>
    private void Refer(int hash, int index)
    {
        var slot = hash & Mask;
        while (Slots[slot] != 0)
        {
            slot = (slot + 1) & Mask;
        }

        Volatile.Write(ref Slots[slot], index + 1);
    }
}

/// <summary>An entry of a <see cref="SeriesTable"/>.</summary>
/// <param name="key">The open value, or an array of several.</param>
/// <param name="series">The series.</param>
/// <param name="hash">Hash of index and values.</param>
/// <param name="closedIndex">Index of the closed labels.</param>
internal struct SeriesEntry(object key, object series, int hash, int closedIndex)
{
    public readonly object Key = key;

    /// <summary>Null once it is removed.</summary>
    public object? Series = series;
    public readonly int Hash = hash;
    public readonly int ClosedIndex = closedIndex;
}
