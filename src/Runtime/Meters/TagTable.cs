using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using MetricsKit.Families;

namespace MetricsKit;

/// <summary>
/// Finds the series of a measurement by its tags as they came: without a lock, an allocation or writing anything out. Other orders of the
/// same tags have entries of their own that lead to the same series. Writers hold a lock of their own.
/// </summary>
internal sealed class TagTable
{
    private volatile State _state = new(4);
    private volatile int _count;

    public int Count => _count;

    /// <summary>The series; null where these tags have not come yet, or have values that are not plain.</summary>
    public object? Find(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (!TryHash(tags, out var hash))
        {
            return null;
        }

        var state = _state;
        for (var slot = hash & state.Mask; ; slot = (slot + 1) & state.Mask)
        {
            var entry = Volatile.Read(ref state.Slots[slot]);
            if (entry is null)
            {
                return null;
            }

            if (entry.Hash == hash && AreEqual(entry.Tags, tags))
            {
                return entry.Series;
            }
        }
    }

    /// <summary>True where every value is plain, and none so long that what it takes would not be bounded.</summary>
    public static bool CanKeep(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (ref readonly var tag in tags)
        {
            if (!TagValues.IsPlain(tag.Value) || tag.Value is string { Length: > TagText.LongestValue })
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Adds tags that can be kept and are not there yet.</summary>
    public void Add(ReadOnlySpan<KeyValuePair<string, object?>> tags, object series)
    {
        TryHash(tags, out var hash);
        var state = _state;
        if ((Count + 1) * 2 > state.Slots.Length)
        {
            state = state.Larger();
        }

        state.Add(new Entry(tags.ToArray(), series, hash));
        _state = state;
        _count = Count + 1;
    }

    /// <summary>Names are left out: they stand in code, while clients choose values.</summary>
    private static bool TryHash(ReadOnlySpan<KeyValuePair<string, object?>> tags, out int result)
    {
        var hash = StringHash.Start(tags.Length);
        result = 0;
        foreach (ref readonly var tag in tags)
        {
            if (tag.Value is string text)
            {
                hash = StringHash.Add(hash, text);
            }
            else if (tag.Value is int number)
            {
                hash = Add(hash, number);
            }
            else if (tag.Value is long large)
            {
                hash = Add(hash, large);
            }
            else if (TagValues.IsPlain(tag.Value))
            {
                hash = Add(hash, tag.Value?.GetHashCode() ?? 0);
            }
            else
            {
                return false;
            }
        }

        result = StringHash.Finish(hash);
        return true;
    }

    private static ulong Add(ulong hash, long number) => StringHash.Add(hash, MemoryMarshal.Cast<long, char>(new ReadOnlySpan<long>(in number)));

    private static bool AreEqual(KeyValuePair<string, object?>[] known, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (known.Length != tags.Length)
        {
            return false;
        }

        for (var i = 0; i < known.Length; i++)
        {
            ref readonly var first = ref known[i];
            ref readonly var second = ref tags[i];
            if ((!ReferenceEquals(first.Key, second.Key) && first.Key != second.Key) || !TagValues.AreEqual(first.Value, second.Value))
            {
                return false;
            }
        }

        return true;
    }

    private sealed class Entry(KeyValuePair<string, object?>[] tags, object series, int hash)
    {
        public readonly KeyValuePair<string, object?>[] Tags = tags;
        public readonly object Series = series;
        public readonly int Hash = hash;
    }

    private sealed class State(int capacity)
    {
        public readonly Entry?[] Slots = new Entry?[(int)BitOperations.RoundUpToPowerOf2((uint)capacity * 2)];

        public int Mask => Slots.Length - 1;

        public void Add(Entry entry)
        {
            var slot = entry.Hash & Mask;
            while (Slots[slot] is not null)
            {
                slot = (slot + 1) & Mask;
            }

            // Complete before it can be found.
            Volatile.Write(ref Slots[slot], entry);
        }

        public State Larger()
        {
            var larger = new State(Slots.Length);
            foreach (var entry in Slots)
            {
                if (entry is not null)
                {
                    larger.Add(entry);
                }
            }

            return larger;
        }
    }
}
