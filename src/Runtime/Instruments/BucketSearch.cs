using System.Numerics;
using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;
using System.Runtime.Intrinsics;

namespace MetricsKit;

/// <summary>
/// Finds the bucket of an observation without a branch that depends on it: counts the bounds that are not below it. Bounds are padded
/// with +Inf to a multiple of eight, so every width of vector fits.
/// </summary>
internal static class BucketSearch
{
    private const int Width = 8;

    /// <summary>Pads bounds for <see cref="IndexOf"/>; at least one +Inf is added.</summary>
    public static double[] Pad(ReadOnlySpan<double> bounds)
    {
        var padded = new double[(bounds.Length + 1 + Width - 1) / Width * Width];
        for (var i = 0; i < padded.Length; i++)
        {
            padded[i] = i < bounds.Length ? bounds[i] : double.PositiveInfinity;
        }

        return padded;
    }

    /// <summary>Index of the first bound that is at least <paramref name="value"/>; the number of finite bounds when all are below.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    public static int IndexOf(double[] padded, double value)
    {
        ref var first = ref MemoryMarshal.GetArrayDataReference(padded);
        var length = padded.Length;
        if (Vector512.IsHardwareAccelerated)
        {
            var wanted = Vector512.Create(value);
            var atLeast = 0;
            for (var i = 0; i < length; i += Vector512<double>.Count)
            {
                atLeast += BitOperations.PopCount(Vector512.LessThanOrEqual(wanted, Vector512.LoadUnsafe(ref first, (nuint)i)).ExtractMostSignificantBits());
            }

            return length - atLeast;
        }

        if (Vector256.IsHardwareAccelerated)
        {
            var wanted = Vector256.Create(value);
            var atLeast = Vector256<long>.Zero;
            for (var i = 0; i < length; i += Vector256<double>.Count)
            {
                atLeast -= Vector256.LessThanOrEqual(wanted, Vector256.LoadUnsafe(ref first, (nuint)i)).AsInt64();
            }

            return length - (int)Vector256.Sum(atLeast);
        }
        else
        {
            var wanted = Vector128.Create(value);
            var atLeast = Vector128<long>.Zero;
            for (var i = 0; i < length; i += Vector128<double>.Count)
            {
                atLeast -= Vector128.LessThanOrEqual(wanted, Vector128.LoadUnsafe(ref first, (nuint)i)).AsInt64();
            }

            return length - (int)Vector128.Sum(atLeast);
        }
    }
}
