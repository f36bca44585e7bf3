namespace MetricsKit.Analyzers.Measures;

/// <summary>A number that a value is divided by, where the clock's frequency may be part of it.</summary>
/// <param name="Number">The number without frequencies.</param>
/// <param name="Frequencies">How often the frequency is in it; less than zero where it divides.</param>
internal readonly record struct UnitFactor(double Number, int Frequencies)
{
    /// <summary>One: nothing changes.</summary>
    public static readonly UnitFactor One = new(1, 0);

    /// <summary>The frequency of the stopwatch's clock.</summary>
    public static readonly UnitFactor Frequency = new(1, 1);

    /// <summary>What undoes it; null for zero.</summary>
    public UnitFactor? Inverse => Number == 0 ? null : new UnitFactor(1 / Number, -Frequencies);

    /// <summary>True for 1, whatever arithmetic on doubles made of it.</summary>
    public bool IsOne => Frequencies == 0 && Math.Abs(Number - 1) <= 1e-9;

    /// <summary>True for 1,024 and its powers.</summary>
    public bool IsBinary => Frequencies == 0 && Number is 1024d or 1024d * 1024 or 1024d * 1024 * 1024;

    /// <summary>Both, one after the other.</summary>
    public UnitFactor Times(UnitFactor other) => new(Number * other.Number, Frequencies + other.Frequencies);
}
