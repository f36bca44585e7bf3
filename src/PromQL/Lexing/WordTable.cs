namespace MetricsKit.PromQL;

/// <summary>A fixed set of ASCII words with values, looked up by a part of a text without cutting it out.</summary>
/// <typeparam name="T">What a word stands for.</typeparam>
internal sealed class WordTable<T>
{
    private readonly (string Word, T Value)[] _slots;
    private readonly bool _ignoreCase;

    /// <param name="ignoreCase">True where <c>SUM</c> is <c>sum</c>; the words themselves are in lower case.</param>
    /// <param name="words">The words, each once.</param>
    public WordTable(bool ignoreCase, IReadOnlyCollection<(string Word, T Value)> words)
    {
        // At least three of four slots stay empty, so that most words that are none are told at first sight.
        int size = 16;
        while (size < words.Count * 4)
        {
            size *= 2;
        }

        _ignoreCase = ignoreCase;
        _slots = new (string, T)[size];
        foreach ((string word, T value) in words)
        {
            int slot = (int)Hash(word, 0, word.Length) & (size - 1);
            while (_slots[slot].Word is not null)
            {
                slot = (slot + 1) & (size - 1);
            }

            _slots[slot] = (word, value);
        }
    }

    /// <summary>The hash of a word, the same in upper and lower case; a caller that reads it character by character adds each itself.</summary>
    public static uint Hash(string text, int start, int end)
    {
        uint hash = 0;
        for (int i = start; i < end; i++)
        {
            hash = Add(hash, text[i]);
        }

        return Finish(hash);
    }

    public static uint Add(uint hash, char c) => unchecked((hash * 31) + (c | 0x20u));

    public static uint Finish(uint hash) => hash ^ (hash >> 15);

    public bool TryFind(string text, int start, int end, out T value) => TryFind(text, start, end, Hash(text, start, end), out value);

    public bool TryFind(string text, int start, int end, uint hash, out T value)
    {
        int slot = (int)hash & (_slots.Length - 1);
        for (; _slots[slot].Word is { } word; slot = (slot + 1) & (_slots.Length - 1))
        {
            if (word.Length == end - start && IsAt(text, start, word))
            {
                value = _slots[slot].Value;
                return true;
            }
        }

        value = default!;
        return false;
    }

    private bool IsAt(string text, int start, string word)
    {
        for (int i = 0; i < word.Length; i++)
        {
            char c = text[start + i];
            if (c != word[i] && !(_ignoreCase && c is >= 'A' and <= 'Z' && (c | 0x20) == word[i]))
            {
                return false;
            }
        }

        return true;
    }
}
