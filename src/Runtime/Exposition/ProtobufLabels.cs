using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MetricsKit;

/// <summary>Turns label texts, as the text format has them, into LabelPair messages.</summary>
internal static class ProtobufLabels
{
    private const byte LabelOfMetric = 0x0A;
    private const byte NameOfLabel = 0x0A;
    private const byte ValueOfLabel = 0x12;

    /// <summary>Most bytes that a text's messages have: a pair of <c>a="b",</c> has 6 of text, and 8 here; lengths take at most 4 bytes more each.</summary>
    public static int Room(int textLength) => (3 * textLength) + 16;

    /// <summary>Writes a LabelPair, field 1 of a Metric and of an Exemplar, for each label.</summary>
    /// <param name="text">Label text.</param>
    /// <param name="to">First byte of <see cref="Room"/> for it.</param>
    /// <returns>Number of bytes written.</returns>
    public static int Write(ReadOnlySpan<byte> text, ref byte to)
    {
        var length = 0;
        while (!text.IsEmpty)
        {
            var value = LabelTextReader.Take(ref text, out var name, out var escapes);
            length += Write(name, value, escapes, ref Unsafe.Add(ref to, length));
        }

        return length;
    }

    private static int Write(ReadOnlySpan<byte> name, ReadOnlySpan<byte> escaped, int escapes, ref byte to)
    {
        var value = escaped.Length - escapes;
        var size = 2 + ProtobufWire.SizeOf((ulong)name.Length) + name.Length + ProtobufWire.SizeOf((ulong)value) + value;
        to = LabelOfMetric;
        var length = 1 + ProtobufWire.Write(ref Unsafe.Add(ref to, 1), (ulong)size);
        Unsafe.Add(ref to, length++) = NameOfLabel;
        length += ProtobufWire.Write(ref Unsafe.Add(ref to, length), (ulong)name.Length);
        Copy(name, ref Unsafe.Add(ref to, length));
        length += name.Length;
        Unsafe.Add(ref to, length++) = ValueOfLabel;
        length += ProtobufWire.Write(ref Unsafe.Add(ref to, length), (ulong)value);
        if (escapes == 0)
        {
            Copy(escaped, ref Unsafe.Add(ref to, length));
        }
        else
        {
            LabelTextReader.Unescape(escaped, ref Unsafe.Add(ref to, length));
        }

        return length + value;
    }

    private static void Copy(ReadOnlySpan<byte> from, ref byte to) =>
        Unsafe.CopyBlockUnaligned(ref to, ref MemoryMarshal.GetReference(from), (uint)from.Length);
}
