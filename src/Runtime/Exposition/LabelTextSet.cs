using System.Numerics;

namespace MetricsKit;

/// <summary>A set of label texts. It keeps its memory when it is cleared.</summary>
internal sealed class LabelTextSet
{
    private int[] _slots = new int[16];
    private (int Start, int Length, int Hash)[] _entries = new (int, int, int)[8];
    private byte[] _texts = new byte[512];
    private int _end;

    public int Count { get; private set; }

    public void Add(ReadOnlySpan<byte> text)
    {
        var hash = HashOf(text);
        if (Find(text, hash) >= 0)
        {
            return;
        }

        if (Count == _entries.Length)
        {
            Array.Resize(ref _entries, Count * 2);
            _slots = new int[_entries.Length * 2];
            for (var i = 0; i < Count; i++)
            {
                Refer(i);
            }
        }

        if (text.Length > _texts.Length - _end)
        {
            Array.Resize(ref _texts, (int)BitOperations.RoundUpToPowerOf2((uint)(_end + text.Length)));
        }

        text.CopyTo(_texts.AsSpan(_end));
        _entries[Count] = (_end, text.Length, hash);
        _end += text.Length;
        Refer(Count++);
    }

    public bool Contains(ReadOnlySpan<byte> text) => Find(text, HashOf(text)) >= 0;

    public void Clear()
    {
        if (Count > 0)
        {
            Array.Clear(_slots);
            Count = 0;
            _end = 0;
        }
    }

    private static int HashOf(ReadOnlySpan<byte> text)
    {
        var hash = default(HashCode);
        hash.AddBytes(text);
        return hash.ToHashCode();
    }

    private int Find(ReadOnlySpan<byte> text, int hash)
    {
        for (var slot = hash & (_slots.Length - 1); _slots[slot] != 0; slot = (slot + 1) & (_slots.Length - 1))
        {
            var (start, length, known) = _entries[_slots[slot] - 1];
            if (known == hash && _texts.AsSpan(start, length).SequenceEqual(text))
            {
                return _slots[slot] - 1;
            }
        }

        return -1;
    }

    private void Refer(int index)
    {
        var slot = _entries[index].Hash & (_slots.Length - 1);
        while (_slots[slot] != 0)
        {
            slot = (slot + 1) & (_slots.Length - 1);
        }

        _slots[slot] = index + 1;
    }
}
