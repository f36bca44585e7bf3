using System.Buffers.Binary;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MetricsKit;

/// <summary>Protobuf's encoding, as far as metrics need it. Messages whose length is not known beforehand are shifted when it is.</summary>
internal static class ProtobufWire
{
    /// <summary>Longest variable-length number.</summary>
    public const int LongestNumber = 10;

    private const int GuessedLength = 2;

    /// <summary>Bytes of a variable-length number.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int SizeOf(ulong number) => number < 0x80 ? 1 : SizeOfLonger(number);

    /// <summary>Writes a variable-length number to where there is room for it.</summary>
    /// <returns>Number of bytes written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(ref byte to, ulong number)
    {
        var length = 0;
        while (number >= 0x80)
        {
            Unsafe.Add(ref to, length++) = (byte)(number | 0x80);
            number >>= 7;
        }

        Unsafe.Add(ref to, length) = (byte)number;
        return length + 1;
    }

    /// <summary>Writes a double's tag and its 8 bytes to where there is room for them.</summary>
    /// <returns>Number of bytes written, 9.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(ref byte to, byte tag, double value)
    {
        to = tag;
        var bits = BitConverter.DoubleToInt64Bits(value);
        Unsafe.WriteUnaligned(ref Unsafe.Add(ref to, 1), BitConverter.IsLittleEndian ? bits : BinaryPrimitives.ReverseEndianness(bits));
        return 9;
    }

    /// <summary>A signed number as the unsigned one that is as small: 0, −1, 1, −2 become 0, 1, 2, 3.</summary>
    public static ulong ZigZag(long number) => (ulong)((number << 1) ^ (number >> 63));

    public static void WriteNumber(TextBuffer to, byte tag, ulong number)
    {
        ref var place = ref to.ReserveRef(1 + LongestNumber);
        place = tag;
        to.Advance(1 + Write(ref Unsafe.Add(ref place, 1), number));
    }

    public static void WriteNumber(TextBuffer to, ulong number) => to.Advance(Write(ref to.ReserveRef(LongestNumber), number));

    public static void WriteDouble(TextBuffer to, byte tag, double value) => to.Advance(Write(ref to.ReserveRef(9), tag, value));

    /// <summary>Writes a text, or a message that is complete.</summary>
    public static void WriteBytes(TextBuffer to, byte tag, ReadOnlySpan<byte> bytes)
    {
        WriteNumber(to, tag, (ulong)bytes.Length);
        to.Write(bytes);
    }

    /// <summary>Starts a message within another.</summary>
    /// <returns>What to end it by.</returns>
    public static int Begin(TextBuffer to, byte tag)
    {
        to.Write(tag);
        to.ReserveRef(GuessedLength);
        to.Advance(GuessedLength);
        return to.Length;
    }

    /// <summary>Ends a message: writes its length before it.</summary>
    /// <param name="to">The buffer.</param>
    /// <param name="body">What <see cref="Begin"/> returned.</param>
    public static void End(TextBuffer to, int body)
    {
        var length = to.Length - body;
        var size = SizeOf((ulong)length);
        if (size != GuessedLength)
        {
            to.ReserveRef(LongestNumber);
            to.Advance(Math.Max(0, size - GuessedLength));
            var bytes = to.From(body - GuessedLength);
            bytes.Slice(GuessedLength, length).CopyTo(bytes[size..]);
            to.Advance(Math.Min(0, size - GuessedLength));
        }

        Write(ref MemoryMarshal.GetReference(to.From(body - GuessedLength)), (ulong)length);
    }

    private static int SizeOfLonger(ulong number)
    {
        var size = 1;
        for (; number >= 0x80; number >>= 7)
        {
            size++;
        }

        return size;
    }
}
