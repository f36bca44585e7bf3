using System.Buffers;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Text;

namespace MetricsKit;

/// <summary>A pooled, growing buffer of UTF-8 text. One thread at a time.</summary>
internal sealed class TextBuffer(int capacity) : IDisposable
{
    // Searched for as they are: preparing a search costs a process a millisecond before its first metric.
    private const string LabelEscapes = "\\\"\n";
    private const string HelpEscapes = "\\\n";

    private byte[] _bytes = capacity > 0 ? ArrayPool<byte>.Shared.Rent(capacity) : [];

    private int _start;

    /// <summary>Where the next byte goes. What a range of bytes is named by; no count of <see cref="Written"/> once its beginning was dropped.</summary>
    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(_start, Length - _start);

    public void Clear() => Length = _start = 0;

    /// <summary>Drops bytes at the beginning.</summary>
    public void DropFirst(int count) => _start += count;

    /// <summary>The bytes from a position on, to be changed in place.</summary>
    public Span<byte> From(int position) => _bytes.AsSpan(position, Length - position);

    /// <summary>Starts anew, after <see cref="Dispose"/> too.</summary>
    public void Rent(int capacity)
    {
        Dispose();
        _bytes = ArrayPool<byte>.Shared.Rent(capacity);
    }

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public void Write(ReadOnlySpan<byte> text)
    {
        text.CopyTo(Reserve(text.Length));
        Length += text.Length;
    }

    /// <summary>Room for at least <paramref name="length"/> bytes, to be followed by <see cref="Advance"/>.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public Span<byte> Reserve(int length)
    {
        if (length > _bytes.Length - Length)
        {
            Grow(length);
        }

        return _bytes.AsSpan(Length);
    }

    /// <summary>As <see cref="Reserve"/>, for those who count their bytes themselves.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public ref byte ReserveRef(int length)
    {
        if (length > _bytes.Length - Length)
        {
            Grow(length);
        }

        return ref Unsafe.Add(ref MemoryMarshal.GetArrayDataReference(_bytes), Length);
    }

    public void Advance(int length) => Length += length;

    public void Write(byte ascii)
    {
        Reserve(1)[0] = ascii;
        Length++;
    }

    public void Write(ReadOnlySpan<char> text)
    {
        Length += Encoding.UTF8.GetBytes(text, Reserve(Encoding.UTF8.GetMaxByteCount(text.Length)));
    }

    public void Write(long number)
    {
        Length += Utf8Whole.Write(ref ReserveRef(Utf8Whole.Longest), number);
    }

    /// <summary>The shortest text that reads back as the same number; whole numbers without a point; <c>+Inf</c>, <c>-Inf</c>, <c>NaN</c>.</summary>
    public void Write(double number) => Length += Utf8Number.Write(ref ReserveRef(Utf8Number.Longest), number);

    /// <summary>A help text. OpenMetrics escapes quotes in it, the text format does not.</summary>
    public void WriteHelp(ReadOnlySpan<char> help, bool escapeQuotes) => WriteEscaped(help, escapeQuotes ? LabelEscapes : HelpEscapes);

    public void Dispose()
    {
        var bytes = _bytes;
        _bytes = [];
        Clear();
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void WriteEscaped(ReadOnlySpan<char> text, ReadOnlySpan<char> escapes)
    {
        for (var at = text.IndexOfAny(escapes); at >= 0; at = text.IndexOfAny(escapes))
        {
            Write(text[..at]);
            Write((byte)'\\');
            Write(text[at] == '\n' ? (byte)'n' : (byte)text[at]);
            text = text[(at + 1)..];
        }

        Write(text);
    }

    private void Grow(int needed)
    {
        var larger = ArrayPool<byte>.Shared.Rent(Math.Max(Length + needed, _bytes.Length * 2));
        _bytes.AsSpan(0, Length).CopyTo(larger);
        ArrayPool<byte>.Shared.Return(_bytes);
        _bytes = larger;
    }
}
