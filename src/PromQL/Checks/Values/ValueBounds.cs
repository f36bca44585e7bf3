namespace MetricsKit.PromQL.Checks;

/// <summary>Between which numbers the values of an expression lie. Empty where <see cref="Min"/> is above <see cref="Max"/>.</summary>
/// <param name="Min">No value is below.</param>
/// <param name="Max">No value is above.</param>
internal readonly record struct ValueBounds(double Min, double Max)
{
    /// <summary>True where no value is <see cref="Min"/> itself.</summary>
    public bool IsMinOpen { get; init; }

    /// <summary>True where no value is <see cref="Max"/> itself.</summary>
    public bool IsMaxOpen { get; init; }

    /// <summary>True where a value may be NaN, for which no comparison but <c>!=</c> holds.</summary>
    public bool MayBeNaN { get; init; }

    /// <summary>The histogram whose last bound is the reason for <see cref="Max"/>; null for none.</summary>
    public MetricFamily? CappedBy { get; init; }

    public static ValueBounds Any { get; } = new(double.NegativeInfinity, double.PositiveInfinity) { MayBeNaN = true };

    public static ValueBounds FromZero { get; } = new(0, double.PositiveInfinity);

    public static ValueBounds FromOne { get; } = new(1, double.PositiveInfinity);

    public bool IsEmpty => Min > Max || (Min == Max && (IsMinOpen || IsMaxOpen));

    public bool IsAny => double.IsNegativeInfinity(Min) && double.IsPositiveInfinity(Max);

    /// <summary>True where <c>left op right</c> holds for no two values.</summary>
    public static bool Never(ValueBounds left, BinaryOperator op, ValueBounds right) => op switch
    {
        BinaryOperator.Greater => left.Max <= right.Min,
        BinaryOperator.GreaterOrEqual => IsBelow(left, right),
        BinaryOperator.Less => left.Min >= right.Max,
        BinaryOperator.LessOrEqual => IsBelow(right, left),
        BinaryOperator.Equal => IsBelow(left, right) || IsBelow(right, left),
        BinaryOperator.NotEqual => left.Min == left.Max && right.Min == right.Max && left.Min == right.Min && !left.MayBeNaN && !right.MayBeNaN,
        _ => false,
    };

    /// <summary>True where <c>left op right</c> holds for any two values.</summary>
    public static bool Always(ValueBounds left, BinaryOperator op, ValueBounds right) => !left.MayBeNaN && !right.MayBeNaN && op switch
    {
        BinaryOperator.Greater => Never(left, BinaryOperator.LessOrEqual, right),
        BinaryOperator.GreaterOrEqual => Never(left, BinaryOperator.Less, right),
        BinaryOperator.Less => Never(left, BinaryOperator.GreaterOrEqual, right),
        BinaryOperator.LessOrEqual => Never(left, BinaryOperator.Greater, right),
        BinaryOperator.Equal => Never(left, BinaryOperator.NotEqual, right),
        BinaryOperator.NotEqual => Never(left, BinaryOperator.Equal, right),
        _ => false,
    };

    /// <summary>Those of the left values for which <c>left op right</c> can hold.</summary>
    public static ValueBounds Filter(ValueBounds left, BinaryOperator op, ValueBounds right) => op switch
    {
        BinaryOperator.Greater => left.AtLeast(right.Min, true),
        BinaryOperator.GreaterOrEqual => left.AtLeast(right.Min, right.IsMinOpen),
        BinaryOperator.Less => left.AtMost(right.Max, true),
        BinaryOperator.LessOrEqual => left.AtMost(right.Max, right.IsMaxOpen),
        BinaryOperator.Equal => left.AtLeast(right.Min, right.IsMinOpen).AtMost(right.Max, right.IsMaxOpen),
        _ => left,
    };

    public static ValueBounds Hull(ValueBounds a, ValueBounds b) => a.IsEmpty ? b : b.IsEmpty ? a : new(Math.Min(a.Min, b.Min), Math.Max(a.Max, b.Max))
    {
        IsMinOpen = a.Min == b.Min ? a.IsMinOpen && b.IsMinOpen : a.Min < b.Min ? a.IsMinOpen : b.IsMinOpen,
        IsMaxOpen = a.Max == b.Max ? a.IsMaxOpen && b.IsMaxOpen : a.Max > b.Max ? a.IsMaxOpen : b.IsMaxOpen,
        MayBeNaN = a.MayBeNaN || b.MayBeNaN,
    };

    private ValueBounds AtLeast(double min, bool open) =>
        min > Min ? this with { Min = min, IsMinOpen = open, MayBeNaN = false }
        : this with { IsMinOpen = min == Min ? IsMinOpen || open : IsMinOpen, MayBeNaN = false };

    private ValueBounds AtMost(double max, bool open) =>
        max < Max ? this with { Max = max, IsMaxOpen = open, MayBeNaN = false, CappedBy = null }
        : this with { IsMaxOpen = max == Max ? IsMaxOpen || open : IsMaxOpen, MayBeNaN = false };

    /// <summary>True where every value of one lies below every value of the other.</summary>
    private static bool IsBelow(ValueBounds left, ValueBounds right) =>
        left.Max < right.Min || (left.Max == right.Min && (left.IsMaxOpen || right.IsMinOpen));
}
