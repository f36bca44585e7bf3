using System.Runtime.CompilerServices;

namespace MetricsKit;

/// <summary>A double kept as its bits in a long, so that comparing never meets NaN's inequality with itself and 32-bit reads never tear.</summary>
internal static class AtomicDouble
{
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Add(ref long bits, double value)
    {
        var before = Volatile.Read(ref bits);
        while (true)
        {
            var after = BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(before) + value);
            var seen = Interlocked.CompareExchange(ref bits, after, before);
            if (seen == before)
            {
                return;
            }

            before = seen;
        }
    }

    /// <summary>Adds where no other thread writes.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void AddAlone(ref long bits, double value) =>
        bits = BitConverter.DoubleToInt64Bits(BitConverter.Int64BitsToDouble(bits) + value);

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static double Read(ref long bits) => BitConverter.Int64BitsToDouble(Volatile.Read(ref bits));

    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static void Write(ref long bits, double value) => Volatile.Write(ref bits, BitConverter.DoubleToInt64Bits(value));

    /// <summary>Replaces the value by <paramref name="target"/> where that is higher.</summary>
    public static void Raise(ref long bits, double target)
    {
        var before = Volatile.Read(ref bits);
        while (!(BitConverter.Int64BitsToDouble(before) >= target))
        {
            var seen = Interlocked.CompareExchange(ref bits, BitConverter.DoubleToInt64Bits(target), before);
            if (seen == before)
            {
                return;
            }

            before = seen;
        }
    }

    /// <summary>Replaces the value by <paramref name="target"/> where that is lower.</summary>
    public static void Lower(ref long bits, double target)
    {
        var before = Volatile.Read(ref bits);
        while (!(BitConverter.Int64BitsToDouble(before) <= target))
        {
            var seen = Interlocked.CompareExchange(ref bits, BitConverter.DoubleToInt64Bits(target), before);
            if (seen == before)
            {
                return;
            }

            before = seen;
        }
    }
}
