namespace MetricsKit;

/// <summary>The value of a counter at one moment.</summary>
/// <param name="Whole">The part that was counted in whole numbers.</param>
/// <param name="Fraction">The rest.</param>
internal readonly record struct CounterReading(long Whole, double Fraction)
{
    /// <summary>True: <see cref="Whole"/> is the value, to the last digit.</summary>
    public bool IsWhole => Fraction == 0;

    /// <summary>The double nearest to the value.</summary>
    public double Value => Fraction + Whole;
}
