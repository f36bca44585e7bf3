using System.Numerics;
using System.Runtime.CompilerServices;

namespace MetricsKit.Families;

/// <summary>
/// Finds a series by the index of its closed labels and the values of its open ones. Readers take no lock: an entry is complete before a
/// slot refers to it, entries are never changed or removed, and a larger copy is published as a whole. Writers hold the family's lock.
/// Entries keep the order in which they were added.
/// </summary>
internal sealed class SeriesTable
{
    private volatile State _state = new(4);
    private volatile int _count;

    /// <summary>Number of entries.</summary>
    public int Count => _count;

    /// <summary>The series of an entry.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    public object this[int index] => _state.Entries[index].Series;

    /// <summary>The series with one open value, and the string it was added by.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public object? Find(int closedIndex, ReadOnlySpan<char> open, out string? key)
    {
        var hash = StringHash.Finish(StringHash.Add(StringHash.Start(closedIndex), open));
        var state = _state;
        for (var slot = hash & state.Mask; ; slot = (slot + 1) & state.Mask)
        {
            var index = Volatile.Read(ref state.Slots[slot]) - 1;
            if (index < 0)
            {
                key = null;
                return null;
            }

            ref var entry = ref state.Entries[index];
            if (entry.Hash == hash && entry.ClosedIndex == closedIndex)
            {
                key = entry.Key as string;
                if (key is not null && open.SequenceEqual(key))
                {
                    return entry.Series;
                }
            }
        }
    }

    /// <summary>The series with several open values; null counts as empty.</summary>
    public object? Find(int closedIndex, ReadOnlySpan<string?> open)
    {
        var hash = HashOf(closedIndex, open);
        var state = _state;
        for (var slot = hash & state.Mask; ; slot = (slot + 1) & state.Mask)
        {
            var index = Volatile.Read(ref state.Slots[slot]) - 1;
            if (index < 0)
            {
                return null;
            }

            ref var entry = ref state.Entries[index];
            if (entry.Hash == hash && entry.ClosedIndex == closedIndex && entry.Key is string[] key && AreEqual(key, open))
            {
                return entry.Series;
            }
        }
    }

    /// <summary>Adds a series that is not there yet, by one open value.</summary>
    public void Add(int closedIndex, string key, object series) =>
        Add(StringHash.Finish(StringHash.Add(StringHash.Start(closedIndex), key)), closedIndex, key, series);

    /// <summary>Adds a series that is not there yet, by several open values.</summary>
    public void Add(int closedIndex, string[] key, object series) => Add(HashOf(closedIndex, key), closedIndex, key, series);

    private void Add(int hash, int closedIndex, object key, object series)
    {
        var count = _count;
        var state = _state;
        if (count == state.Entries.Length)
        {
            state = state.Larger();
            _state = state;
        }

        state.Entries[count] = new Entry(key, series, hash, closedIndex);
        state.Refer(hash, count);
        _count = count + 1;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int HashOf(int closedIndex, ReadOnlySpan<string?> open)
    {
        var hash = StringHash.Start(closedIndex);
        foreach (var value in open)
        {
            hash = StringHash.Add(hash, value);
        }

        return StringHash.Finish(hash);
    }

    private static bool AreEqual(string[] key, ReadOnlySpan<string?> open)
    {
        if (key.Length != open.Length)
        {
            return false;
        }

        for (var i = 0; i < key.Length; i++)
        {
            if (!open[i].AsSpan().SequenceEqual(key[i]))
            {
                return false;
            }
        }

        return true;
    }

    private readonly record struct Entry(object Key, object Series, int Hash, int ClosedIndex);

    private sealed class State
    {
        public readonly Entry[] Entries;
        public readonly int[] Slots;
        public readonly int Mask;

        public State(int capacity)
        {
            Entries = new Entry[capacity];
            Slots = new int[(int)BitOperations.RoundUpToPowerOf2((uint)capacity * 2)];
            Mask = Slots.Length - 1;
        }

        public State Larger()
        {
            var larger = new State(Entries.Length + (Entries.Length / 2) + 2);
            Entries.CopyTo(larger.Entries, 0);
            for (var i = 0; i < Entries.Length; i++)
            {
                larger.Refer(Entries[i].Hash, i);
            }

            return larger;
        }

        /// <summary>Makes an entry findable.</summary>
        public void Refer(int hash, int index)
        {
            var slot = hash & Mask;
            while (Slots[slot] != 0)
            {
                slot = (slot + 1) & Mask;
            }

            Volatile.Write(ref Slots[slot], index + 1);
        }
    }
}
