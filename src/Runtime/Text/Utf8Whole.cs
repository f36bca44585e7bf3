using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MetricsKit;

/// <summary>Writes whole numbers as text: most values of an exposition are small ones.</summary>
internal static class Utf8Whole
{
    /// <summary>Longest text of a long: a sign and 19 digits.</summary>
    public const int Longest = 20;

    private static ReadOnlySpan<byte> Pairs =>
        "00010203040506070809"u8 + "10111213141516171819"u8 + "20212223242526272829"u8 + "30313233343536373839"u8 + "40414243444546474849"u8
        + "50515253545556575859"u8 + "60616263646566676869"u8 + "70717273747576777879"u8 + "80818283848586878889"u8 + "90919293949596979899"u8;

    /// <summary>Writes a number.</summary>
    /// <param name="to">First byte of room for <see cref="Longest"/> bytes.</param>
    /// <param name="number">Any.</param>
    /// <returns>Number of bytes written.</returns>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int Write(ref byte to, long number)
    {
        if ((ulong)number < 10)
        {
            to = (byte)('0' + number);
            return 1;
        }

        return WriteLonger(ref to, number);
    }

    private static int WriteLonger(ref byte to, long number)
    {
        var rest = (ulong)number;
        var sign = 0;
        if (number < 0)
        {
            to = (byte)'-';
            rest = 0 - rest;
            sign = 1;
        }

        var digits = CountDigits(rest);
        ref var pairs = ref MemoryMarshal.GetReference(Pairs);
        var at = sign + digits;
        while (rest >= 100)
        {
            at -= 2;
            var (quotient, remainder) = rest <= uint.MaxValue ? ((uint)rest / 100, (uint)rest % 100) : Math.DivRem(rest, 100);
            rest = quotient;
            CopyPair(ref pairs, (uint)remainder, ref Unsafe.Add(ref to, at));
        }

        if (rest >= 10)
        {
            CopyPair(ref pairs, (uint)rest, ref Unsafe.Add(ref to, at - 2));
        }
        else
        {
            Unsafe.Add(ref to, at - 1) = (byte)('0' + rest);
        }

        return sign + digits;
    }

    private static void CopyPair(ref byte pairs, uint pair, ref byte to) =>
        Unsafe.WriteUnaligned(ref to, Unsafe.ReadUnaligned<ushort>(ref Unsafe.Add(ref pairs, pair * 2)));

    private static int CountDigits(ulong number)
    {
        var digits = 1;
        while (number >= 10_000)
        {
            digits += 4;
            number /= 10_000;
        }

        return digits + (number >= 1_000 ? 3 : number >= 100 ? 2 : number >= 10 ? 1 : 0);
    }
}
