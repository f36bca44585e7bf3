using System.Runtime.CompilerServices;

namespace MetricsKit.Families;

/// <summary>
/// Finds a series by the index of its closed labels and the values of its open ones. Readers take no lock: an entry is complete before a
/// slot refers to it, nothing of it changes but that it may be removed, and copies are published as a whole. Writers hold the family's
/// lock. Entries keep the order in which they were added.
/// </summary>
/// <param name="notes">Numbers that the writer keeps with each entry.</param>
internal sealed class SeriesTable(int notes = 0)
{
    private volatile SeriesEntries _entries = new(4, notes);
    private volatile int _live;

    /// <summary>Entries that are not removed.</summary>
    public int Count => _live;

    /// <summary>The entries. Whoever goes through them keeps to what this has given once: a copy has other positions.</summary>
    public SeriesEntries Entries => _entries;

    /// <summary>The series at a position, for tables whose entries are never removed.</summary>
    /// <param name="index">0 to <see cref="Count"/> − 1.</param>
    public object this[int index] => _entries.At(index)!;

    /// <summary>The series with one open value, and the string it was added by.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public object? Find(int closedIndex, ReadOnlySpan<char> open, out string? key)
    {
        var hash = HashOf(closedIndex, open);
        var entries = _entries;
        for (var slot = hash & entries.Mask; ; slot = (slot + 1) & entries.Mask)
        {
            var index = Volatile.Read(ref entries.Slots[slot]) - 1;
            if (index < 0)
            {
                key = null;
                return null;
            }

            ref var entry = ref entries[index];
            if (entry.Hash == hash && entry.ClosedIndex == closedIndex)
            {
                key = entry.Key as string;
                if (key is not null && open.SequenceEqual(key) && Volatile.Read(ref entry.Series) is { } series)
                {
                    return series;
                }
            }
        }
    }

    /// <summary>The series with several open values; null counts as empty.</summary>
    public object? Find(int closedIndex, ReadOnlySpan<string?> open)
    {
        var hash = HashOf(closedIndex, open);
        var entries = _entries;
        for (var slot = hash & entries.Mask; ; slot = (slot + 1) & entries.Mask)
        {
            var index = Volatile.Read(ref entries.Slots[slot]) - 1;
            if (index < 0)
            {
                return null;
            }

            ref var entry = ref entries[index];
            if (entry.Hash == hash && entry.ClosedIndex == closedIndex && entry.Key is string[] key && AreEqual(key, open)
                && Volatile.Read(ref entry.Series) is { } series)
            {
                return series;
            }
        }
    }

    /// <summary>Where in <see cref="Entries"/> a series is; −1 where it is not. For writers, who may keep it until they add something.</summary>
    public int IndexOf(object series)
    {
        var entries = _entries;
        for (var i = entries.Count - 1; i >= 0; i--)
        {
            if (ReferenceEquals(entries[i].Series, series))
            {
                return i;
            }
        }

        return -1;
    }

    /// <summary>As <see cref="IndexOf(object)"/>, by one open value alone.</summary>
    public int IndexOf(string key)
    {
        var hash = HashOf(0, key);
        var entries = _entries;
        for (var slot = hash & entries.Mask; entries.Slots[slot] != 0; slot = (slot + 1) & entries.Mask)
        {
            ref var entry = ref entries[entries.Slots[slot] - 1];
            if (entry.Hash == hash && entry.Series is not null && entry.Key is string known && known == key)
            {
                return entries.Slots[slot] - 1;
            }
        }

        return -1;
    }

    /// <summary>Adds a series that is not there yet, by one open value.</summary>
    /// <returns>Where in <see cref="Entries"/> it is.</returns>
    public int Add(int closedIndex, string key, object series) => Add(HashOf(closedIndex, key), closedIndex, key, series);

    /// <summary>Adds a series that is not there yet, by several open values.</summary>
    /// <returns>Where in <see cref="Entries"/> it is.</returns>
    public int Add(int closedIndex, string[] key, object series) => Add(HashOf(closedIndex, key), closedIndex, key, series);

    /// <summary>Removes an entry. What it held is let go when the next copy is made.</summary>
    public void RemoveAt(int index)
    {
        // Room first: who no longer finds the series finds room.
        _live--;
        Volatile.Write(ref _entries[index].Series, null);
    }

    /// <summary>Makes a smaller copy where most entries are removed.</summary>
    public void Trim()
    {
        var entries = _entries;
        if (entries.Count > 16 && _live < entries.Count / 2)
        {
            _entries = entries.Copy(_live + (_live / 4) + 4);
        }
    }

    private int Add(int hash, int closedIndex, object key, object series)
    {
        var entries = _entries;
        if (entries.IsFull)
        {
            // Where a quarter was removed, its room is enough for long.
            var capacity = entries.Count;
            entries = entries.Copy(_live > capacity - (capacity / 4) ? capacity + (capacity / 2) + 2 : capacity);
            _entries = entries;
        }

        // Counted last: whoever sees that there is no room finds all that took it.
        var index = entries.Add(new SeriesEntry(key, series, hash, closedIndex));
        _live++;
        return index;
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private static int HashOf(int closedIndex, ReadOnlySpan<char> open) => StringHash.Finish(StringHash.Add(StringHash.Start(closedIndex), open));

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
}
