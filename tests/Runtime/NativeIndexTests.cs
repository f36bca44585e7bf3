using System.Numerics;
using MetricsKit.Native;

namespace MetricsKit.Runtime.Tests;

/// <summary>The bucket of a number, held against bounds worked out with whole numbers of any length.</summary>
public sealed class NativeIndexTests
{
    private static readonly double[] Bounds = [.. Enumerable.Range(0, 257).Select(NearestToPower)];

    public static TheoryData<int> Schemas => [.. Enumerable.Range(-4, 13)];

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_number_is_in_the_first_bucket_whose_bound_is_not_below_it(int schema)
    {
        var random = new Random(schema);
        for (var i = 0; i < 20_000; i++)
        {
            var value = Math.Abs(BitConverter.Int64BitsToDouble(random.NextInt64()));
            if (double.IsFinite(value) && value > 0)
            {
                Assert.Equal(Defined(value, schema), Index(value, schema));
            }
        }
    }

    [Theory]
    [MemberData(nameof(Schemas))]
    public void A_bound_belongs_to_the_bucket_it_ends_and_the_next_number_to_the_next(int schema)
    {
        foreach (var exponent in (int[])[-1022, -300, -17, -1, 0, 1, 2, 16, 31, 1000, 1022])
        {
            foreach (var bound in Bounds)
            {
                var value = Math.ScaleB(bound, exponent);
                Assert.Equal(Defined(value, schema), Index(value, schema));
                Assert.Equal(Defined(Math.BitIncrement(value), schema), Index(Math.BitIncrement(value), schema));
                Assert.Equal(Defined(Math.BitDecrement(value), schema), Index(Math.BitDecrement(value), schema));
            }
        }
    }

    [Fact]
    public void Powers_of_two_end_buckets_of_whole_octaves()
    {
        for (var power = -1074; power <= 1023; power++)
        {
            var value = Math.ScaleB(1, power);
            Assert.Equal(power, Index(value, 0));
            Assert.Equal(power * 8, Index(value, 3));
            Assert.Equal((int)Math.Ceiling(power / 16.0), Index(value, -4));
        }
    }

    [Fact]
    public void The_ends_of_the_doubles_have_buckets()
    {
        Assert.Equal(-1074 * 256, Index(double.Epsilon, 8));
        Assert.Equal(1024 * 256, Index(double.MaxValue, 8));
        Assert.Equal(-67, Index(double.Epsilon, -4));
        Assert.Equal(64, Index(double.MaxValue, -4));
    }

    [Theory]
    [InlineData(1.1, 3)]
    [InlineData(1.0905077326652577, 3)]
    [InlineData(1.09, 4)]
    [InlineData(2, 0)]
    [InlineData(3.9, 0)]
    [InlineData(4, -1)]
    [InlineData(65_536, -4)]
    [InlineData(1e300, -4)]
    [InlineData(1.0027112750502025, 8)]
    [InlineData(1.0000000001, 8)]
    public void A_factor_is_the_schema_whose_buckets_grow_no_faster(double factor, int schema) => Assert.Equal(schema, NativeIndex.SchemaOf(factor));

    private static int Index(double value, int schema) => NativeIndex.Reduce(NativeIndex.OfFinest(value), 8 - schema);

    /// <summary>Bounds are the doubles nearest to 2^(i / 2^schema), times powers of two.</summary>
    private static int Defined(double value, int schema)
    {
        var exponent = Math.ILogB(value);
        var mantissa = value / Math.ScaleB(1, exponent);
        if (exponent < -1022)
        {
            mantissa = value * Math.ScaleB(1, 60) / Math.ScaleB(1, exponent + 60);
        }

        if (schema <= 0)
        {
            var octave = exponent + (mantissa > 1 ? 1 : 0);
            return (int)Math.Ceiling(octave / Math.Pow(2, -schema));
        }

        var step = 1 << (8 - schema);
        var part = 0;
        while (Bounds[part * step] < mantissa)
        {
            part++;
        }

        return (exponent << schema) + part;
    }

    /// <summary>The double nearest to 2^(part / 256).</summary>
    private static double NearestToPower(int part)
    {
        var nearest = Math.Pow(2, part / 256.0);

        // Math.Pow may be off in the last bit: too high where half a bit less is still above the power, too low likewise.
        while (Compare(nearest, -1, part) > 0)
        {
            nearest = Math.BitDecrement(nearest);
        }

        while (Compare(nearest, 1, part) < 0)
        {
            nearest = Math.BitIncrement(nearest);
        }

        return nearest;
    }

    /// <summary>Compares (value + halves / 2 bits)^256 with 2^part.</summary>
    private static int Compare(double value, int halves, int part)
    {
        var doubled = (new BigInteger(Math.ScaleB(value, 52)) * 2) + halves;
        return BigInteger.Pow(doubled, 256).CompareTo(BigInteger.One << ((53 * 256) + part));
    }
}
