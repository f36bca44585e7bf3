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
        if (text.Length > _bytes.Length - Length)
        {
            Grow(text.Length);
        }

        text.CopyTo(_bytes.AsSpan(Length));
        Length += text.Length;
    }

    public void Write(byte ascii)
    {
        if (Length == _bytes.Length)
        {
            Grow(1);
        }

        _bytes[Length++] = ascii;
    }

    public void Write(ReadOnlySpan<char> text)
    {
        var most = Encoding.UTF8.GetMaxByteCount(text.Length);
        if (most > _bytes.Length - Length)
        {
            Grow(most);
        }

        Length += Encoding.UTF8.GetBytes(text, _bytes.AsSpan(Length));
    }

    public void Write(long number)
    {
        if (LongestNumber > _bytes.Length - Length)
        {
            Grow(LongestNumber);
        }

        number.TryFormat(_bytes.AsSpan(Length), out var written, default, CultureInfo.InvariantCulture);
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
            if (LongestNumber > _bytes.Length - Length)
            {
                Grow(LongestNumber);
            }

            number.TryFormat(_bytes.AsSpan(Length), out var written, "R", CultureInfo.InvariantCulture);
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
