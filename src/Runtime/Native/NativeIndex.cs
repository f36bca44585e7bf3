using System.Runtime.CompilerServices;
using System.Runtime.InteropServices;

namespace MetricsKit.Native;

/// <summary>
/// Which bucket of a native histogram a number belongs to. At schema s the bucket of index i ends, inclusively, at 2^(i / 2^s). All schemas
/// are worked out from the finest one, 8, whose bounds are exact to the last bit on every machine.
/// </summary>
internal static class NativeIndex
{
    public const int FinestSchema = 8;
    public const int CoarsestSchema = -4;

    private const int Parts = 1 << FinestSchema;
    private const int MantissaBits = 52;
    private const int Bias = 1023;
    private const long MantissaMask = (1L << MantissaBits) - 1;

    /// <summary>2^(i / 256) for i from 0 to 256.</summary>
    private static readonly double[] s_bounds = Bounds();

    /// <summary>For each 1/256 of [1, 2), the number of bounds below its beginning: from there on at most two are to be looked at.</summary>
    private static readonly ushort[] s_starts = Starts();

    /// <summary>Index at schema 8: the smallest i for which 2^(i / 256) is not below the number.</summary>
    /// <param name="value">Above zero and finite.</param>
    public static int OfFinest(double value)
    {
        var bits = BitConverter.DoubleToInt64Bits(value);
        var exponent = (int)(bits >> MantissaBits);
        if (exponent == 0)
        {
            // Subnormal: 2^54 times that is not.
            bits = BitConverter.DoubleToInt64Bits(value * (1L << 54));
            exponent = (int)(bits >> MantissaBits) - 54;
        }

        var mantissa = BitConverter.Int64BitsToDouble((bits & MantissaMask) | ((long)Bias << MantissaBits));
        ref var bounds = ref MemoryMarshal.GetArrayDataReference(s_bounds);
        var index = (int)s_starts[(bits & MantissaMask) >> (MantissaBits - FinestSchema)];
        while (Unsafe.Add(ref bounds, index) < mantissa)
        {
            index++;
        }

        return ((exponent - Bias) * Parts) + index;
    }

    /// <summary>The index of the wider bucket that holds a bucket.</summary>
    /// <param name="index">Index at a schema.</param>
    /// <param name="by">How many schemas lower; 0 or more.</param>
    public static int Reduce(int index, int by) => (index + (1 << by) - 1) >> by;

    /// <summary>The schema whose buckets grow by a factor at most.</summary>
    /// <param name="factor">Above 1.</param>
    /// <returns>−4 to 8.</returns>
    public static int SchemaOf(double factor) =>
        (int)Math.Clamp(-Math.Floor(Math.Log2(Math.Log2(factor))), CoarsestSchema, FinestSchema);

    private static double[] Bounds()
    {
        // The roots 2^(1/2), 2^(1/4), … 2^(1/256), as sums of two doubles: about 104 bits, so that the products round as the true ones do.
        var bounds = new double[Parts + 1];
        var low = new double[Parts + 1];
        bounds[0] = 1;
        (double High, double Low) root = (2, 0);
        for (var step = Parts / 2; step >= 1; step /= 2)
        {
            root = Root(root);
            for (var i = step; i < Parts; i += 2 * step)
            {
                (bounds[i], low[i]) = Product((bounds[i - step], low[i - step]), root);
            }
        }

        bounds[Parts] = 2;
        return bounds;
    }

    private static ushort[] Starts()
    {
        var starts = new ushort[Parts];
        for (var part = 0; part < Parts; part++)
        {
            while (s_bounds[starts[part]] < 1 + (part / (double)Parts))
            {
                starts[part]++;
            }
        }

        return starts;
    }

    private static (double High, double Low) Root((double High, double Low) number)
    {
        var root = Math.Sqrt(number.High);
        var square = root * root;
        var rest = number.High - square - Math.FusedMultiplyAdd(root, root, -square) + number.Low;
        return Sum(root, rest / (2 * root));
    }

    private static (double High, double Low) Product((double High, double Low) first, (double High, double Low) second)
    {
        var product = first.High * second.High;
        var rest = Math.FusedMultiplyAdd(first.High, second.High, -product) + (first.High * second.Low) + (first.Low * second.High);
        return Sum(product, rest);
    }

    private static (double High, double Low) Sum(double large, double small)
    {
        var sum = large + small;
        return (sum, small - (sum - large));
    }
}
