using System.Buffers;

namespace MetricsKit;

/// <summary>Text that is built on the stack, and in a pooled array where it does not fit.</summary>
internal ref struct CharBuffer(Span<char> initial)
{
    private Span<char> _chars = initial;
    private char[]? _rented;
    private int _length;

    public readonly ReadOnlySpan<char> Written => _chars[.._length];

    public void Append(char c)
    {
        if (_length == _chars.Length)
        {
            Grow(1);
        }

        _chars[_length++] = c;
    }

    public void Append(scoped ReadOnlySpan<char> text)
    {
        if (text.Length > _chars.Length - _length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_chars[_length..]);
        _length += text.Length;
    }

    /// <summary>Adds a label's value as it stands between quotes: printable, and escaped.</summary>
    public void AppendLabelValue(scoped ReadOnlySpan<char> value)
    {
        if (!Utf16.IsPrintable(value))
        {
            Span<char> repaired = stackalloc char[value.Length];
            Utf16.Repair(value, repaired);
            AppendEscaped(repaired);
        }
        else
        {
            AppendEscaped(value);
        }
    }

    public void Dispose()
    {
        if (_rented is { } rented)
        {
            _rented = null;
            ArrayPool<char>.Shared.Return(rented);
        }
    }

    private void AppendEscaped(scoped ReadOnlySpan<char> text)
    {
        for (var at = text.IndexOfAny("\\\"\n"); at >= 0; at = text.IndexOfAny("\\\"\n"))
        {
            Append(text[..at]);
            Append('\\');
            Append(text[at] == '\n' ? 'n' : text[at]);
            text = text[(at + 1)..];
        }

        Append(text);
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<char>.Shared.Rent(Math.Max(_length + needed, _chars.Length * 2));
        Written.CopyTo(larger);
        var before = _rented;
        _chars = _rented = larger;
        if (before is not null)
        {
            ArrayPool<char>.Shared.Return(before);
        }
    }
}
