using System.Runtime.CompilerServices;

namespace MetricsKit;

/// <summary>Takes a series' label text apart: <c>a="b",c="d"</c> with the exposition's escapes, which only our own code wrote.</summary>
internal static class LabelTextReader
{
    /// <summary>Takes the first label off a text that is not empty.</summary>
    /// <param name="text">Label text; the rest of it afterwards.</param>
    /// <param name="name">The label.</param>
    /// <param name="escapes">Number of escapes in the value: what it is shorter without them.</param>
    /// <returns>The value as it is written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static ReadOnlySpan<byte> Take(ref ReadOnlySpan<byte> text, out ReadOnlySpan<byte> name, out int escapes)
    {
        name = text[..text.IndexOf((byte)'=')];
        text = text[(name.Length + 2)..];
        var end = text.IndexOfAny((byte)'"', (byte)'\\');
        escapes = text[end] == '"' ? 0 : FindEnd(text, out end);
        var value = text[..end];

        // The quote, and the comma that follows all but the last.
        text = text[Math.Min(end + 2, text.Length)..];
        return value;
    }

    /// <summary>Writes a value without its escapes.</summary>
    /// <param name="escaped">As it is written.</param>
    /// <param name="to">First byte of the room for it.</param>
    public static void Unescape(ReadOnlySpan<byte> escaped, ref byte to)
    {
        var length = 0;
        for (var i = 0; i < escaped.Length; i++)
        {
            var c = escaped[i];
            if (c == '\\')
            {
                c = escaped[++i];
                c = c == 'n' ? (byte)'\n' : c;
            }

            Unsafe.Add(ref to, length++) = c;
        }
    }

    /// <summary>Finds the quote that ends a value.</summary>
    /// <returns>Number of escapes before it.</returns>
    private static int FindEnd(ReadOnlySpan<byte> text, out int end)
    {
        var escapes = 0;
        for (end = 0; text[end] != '"'; end++)
        {
            if (text[end] == '\\')
            {
                escapes++;
                end++;
            }
        }

        return escapes;
    }
}
