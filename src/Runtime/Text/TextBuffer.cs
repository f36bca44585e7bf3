using System.Buffers;
using System.Globalization;
using System.Runtime.CompilerServices;
using System.Text;

namespace MetricsKit;

/// <summary>A pooled, growing buffer of UTF-8 text. One thread at a time.</summary>
internal sealed class TextBuffer(int capacity) : IDisposable
{
    // The longest number is a double such as -1.7976931348623157E+308.
    private const int LongestNumber = 32;
    private static readonly SearchValues<char> s_labelEscapes = SearchValues.Create("\\\"\n");
    private static readonly SearchValues<char> s_helpEscapes = SearchValues.Create("\\\n");

    private byte[] _bytes = ArrayPool<byte>.Shared.Rent(capacity);

    public int Length { get; private set; }

    public ReadOnlyMemory<byte> Written => _bytes.AsMemory(0, Length);

    public void Clear() => Length = 0;

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
        number.TryFormat(Reserve(LongestNumber), out var written, default, CultureInfo.InvariantCulture);
        Length += written;
    }

    /// <summary>The shortest text that reads back as the same number; whole numbers without a point; <c>+Inf</c>, <c>-Inf</c>, <c>NaN</c>.</summary>
    public void Write(double number)
    {
        if (number is > -1e15 and < 1e15 && number == (long)number)
        {
            // -0.0 reads back as 0, which every query treats alike.
            Write((long)number);
        }
        else if (double.IsFinite(number))
        {
            number.TryFormat(Reserve(LongestNumber), out var written, "R", CultureInfo.InvariantCulture);
            Length += written;
        }
        else
        {
            Write(double.IsNaN(number) ? "NaN"u8 : number > 0 ? "+Inf"u8 : "-Inf"u8);
        }
    }

    /// <summary>A label's value as it stands between quotes.</summary>
    public void WriteLabelValue(ReadOnlySpan<char> value) => WriteEscaped(value, s_labelEscapes);

    /// <summary>A help text. OpenMetrics escapes quotes in it, the text format does not.</summary>
    public void WriteHelp(ReadOnlySpan<char> help, bool escapeQuotes) => WriteEscaped(help, escapeQuotes ? s_labelEscapes : s_helpEscapes);

    public void Dispose()
    {
        var bytes = _bytes;
        _bytes = [];
        Length = 0;
        if (bytes.Length > 0)
        {
            ArrayPool<byte>.Shared.Return(bytes);
        }
    }

    private void WriteEscaped(ReadOnlySpan<char> text, SearchValues<char> escapes)
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
