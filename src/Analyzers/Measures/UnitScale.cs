using System.Globalization;

namespace MetricsKit.Analyzers.Measures;

/// <summary>What a number counts.</summary>
internal enum Quantity
{
    /// <summary>Time.</summary>
    Time,

    /// <summary>Counts of the stopwatch's clock, which only its frequency makes a time: <c>Stopwatch.GetTimestamp()</c>.</summary>
    ClockCount,

    /// <summary>Sizes.</summary>
    Bytes,
}

/// <summary>What one of a number stands for.</summary>
/// <param name="Quantity">What it counts.</param>
/// <param name="Amount">Seconds of one, or bytes: 0.001 for milliseconds. For counts of a clock: seconds of one, times the clock's frequency.</param>
internal readonly record struct UnitScale(Quantity Quantity, double Amount)
{
    /// <summary>Seconds.</summary>
    public static readonly UnitScale Second = OfTime(1);

    /// <summary>Milliseconds.</summary>
    public static readonly UnitScale Millisecond = OfTime(1e-3);

    /// <summary>What the stopwatch's clock counts.</summary>
    public static readonly UnitScale ClockCount = new(Quantity.ClockCount, 1);

    /// <summary>Bytes.</summary>
    public static readonly UnitScale Byte = OfBytes(1);

    private static readonly (UnitScale Scale, string Plural)[] Known =
    [
        (Second, "seconds"), (Millisecond, "milliseconds"), (OfTime(1e-6), "microseconds"), (OfTime(1e-7), "ticks"), (OfTime(1e-9), "nanoseconds"),
        (OfTime(60), "minutes"), (OfTime(3600), "hours"), (OfTime(86400), "days"), (ClockCount, "ticks of the stopwatch"),
        (Byte, "bytes"), (OfBytes(1024), "kilobytes"), (OfBytes(1024 * 1024), "megabytes"), (OfBytes(1024 * 1024 * 1024), "gigabytes"),
    ];

    /// <summary>The unit's name in the plural; null where it has none.</summary>
    public string? Name
    {
        get
        {
            foreach ((UnitScale scale, string plural) in Known)
            {
                if (IsSame(scale))
                {
                    return plural;
                }
            }

            return null;
        }
    }

    /// <summary>A unit of time, by its seconds.</summary>
    public static UnitScale OfTime(double seconds) => new(Quantity.Time, seconds);

    /// <summary>A unit of size, by its bytes.</summary>
    public static UnitScale OfBytes(double bytes) => new(Quantity.Bytes, bytes);

    /// <summary>True when both are the same unit, whatever arithmetic on doubles made of them.</summary>
    public bool IsSame(UnitScale other) => Quantity == other.Quantity && Math.Abs(Amount - other.Amount) <= 1e-9 * Math.Max(Math.Abs(Amount), Math.Abs(other.Amount));

    /// <summary>True where one can be made of the other: sizes and times have nothing to do with each other.</summary>
    public bool IsComparable(UnitScale other) => (Quantity == Quantity.Bytes) == (other.Quantity == Quantity.Bytes);

    /// <summary>The unit of a number of this unit that is divided by the factor; null where that is no unit.</summary>
    public UnitScale? DividedBy(UnitFactor factor)
    {
        if (factor.Number == 0 || (Quantity == Quantity.Bytes && factor.Frequencies != 0))
        {
            return null;
        }

        // Divided by 1000, milliseconds are seconds: one of the result stands for a thousand of what was divided.
        double amount = Amount * factor.Number;
        return Quantity == Quantity.Bytes ? OfBytes(amount)
            : ((Quantity == Quantity.ClockCount ? 1 : 0) - factor.Frequencies) switch
            {
                0 => OfTime(amount),
                1 => new UnitScale(Quantity.ClockCount, amount),
                _ => null,
            };
    }

    /// <summary>As a message writes it.</summary>
    public override string ToString() => Name ?? Amount.ToString(CultureInfo.InvariantCulture) + (Quantity == Quantity.Bytes ? " bytes" : " s");
}
