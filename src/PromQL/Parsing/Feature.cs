namespace MetricsKit.PromQL;

/// <summary>Syntax that Prometheus 2.42 does not know.</summary>
/// <param name="Name">How messages name it, in the plural.</param>
/// <param name="Since">The first version that knows it.</param>
internal sealed record Feature(string Name, Version Since)
{
    public static readonly Feature Underscores = new("underscores in numbers", new Version(2, 54));
    public static readonly Feature DurationsAsNumbers = new("durations as numbers and numbers as durations", new Version(2, 54));
    public static readonly Feature ZeroOffsets = new("offsets of 0", new Version(2, 54));
    public static readonly Feature LimitAggregations = new("the aggregations limitk and limit_ratio", new Version(2, 54));
    public static readonly Feature QuotedNames = new("quoted names, and label names with ':',", new Version(3, 0));
    public static readonly Feature DurationArithmetic = new("calculated durations", new Version(3, 4));
    public static readonly Feature StepInDurations = new("step() in durations", new Version(3, 6));
    public static readonly Feature RangeExtensions = new("the modifiers anchored and smoothed", new Version(3, 7));
    public static readonly Feature Fill = new("the modifiers fill, fill_left and fill_right", new Version(3, 10));
    public static readonly Feature Trim = new("the operators '</' and '>/'", new Version(3, 11));
    public static readonly Feature RangeInDurations = new("range() in durations", new Version(3, 12));
    public static readonly Feature MinMaxInDurations = new("min_of() and max_of() in durations", new Version(3, 13));
}
