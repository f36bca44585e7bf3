namespace MetricsKit.PromQL;

/// <summary>Syntax that Prometheus 2.42 does not know.</summary>
/// <param name="Name">How messages name it, in the plural.</param>
/// <param name="Since">The first version that knows it.</param>
internal sealed record Feature(string Name, Version Since)
{
    public static readonly Feature Underscores = new("underscores in numbers", new Version(2, 54));
    public static readonly Feature DurationsAsNumbers = new("durations as numbers and numbers as durations", new Version(2, 54));
    public static readonly Feature ZeroOffsets = new("offsets of 0", new Version(2, 54));
    public static readonly Feature LimitAggregations = new("the aggregations limitk and limit_ratio", new Version(2, 54)) { Flag = FeatureFlags.Functions };
    public static readonly Feature QuotedNames = new("quoted names, and label names with ':',", new Version(3, 0));
    public static readonly Feature DurationArithmetic = new("calculated durations", new Version(3, 4)) { Flag = FeatureFlags.Durations, FreeSince = new Version(3, 14) };
    public static readonly Feature StepInDurations = new("step() in durations", new Version(3, 6)) { Flag = FeatureFlags.Durations, FreeSince = new Version(3, 14) };
    public static readonly Feature RangeExtensions = new("the modifiers anchored and smoothed", new Version(3, 7)) { Flag = FeatureFlags.Extensions };
    public static readonly Feature Fill = new("the modifiers fill, fill_left and fill_right", new Version(3, 10)) { Flag = FeatureFlags.Fill };
    public static readonly Feature Trim = new("the operators '</' and '>/'", new Version(3, 11));
    public static readonly Feature RangeInDurations = new("range() in durations", new Version(3, 12)) { Flag = FeatureFlags.Durations, FreeSince = new Version(3, 14) };
    public static readonly Feature MinMaxInDurations = new("min_of() and max_of() in durations", new Version(3, 13)) { Flag = FeatureFlags.Durations, FreeSince = new Version(3, 14) };
    public static readonly Feature OldMinMaxInDurations = new("min() and max() in durations", new Version(3, 6)) { Flag = FeatureFlags.Durations };

    /// <summary>The feature flag that a server needs; null for none.</summary>
    public string? Flag { get; private init; }

    /// <summary>The first version that needs no flag any more; null while all do.</summary>
    public Version? FreeSince { get; private init; }

    /// <summary>Why it is refused; null when it is not.</summary>
    public string? Refusal(PromQLOptions options)
    {
        if (options.TargetVersion < Since)
        {
            return $"{Name} need Prometheus {Since} or later; the target version is {options.TargetVersion}";
        }

        bool isFree = Flag is null || (FreeSince is not null && options.TargetVersion >= FreeSince);
        return isFree || options.Experimental ? null : $"{Name} are experimental; Prometheus knows them with {FeatureFlags.Option(Flag!)}";
    }
}

/// <summary>What a server must be started with for what is experimental.</summary>
internal static class FeatureFlags
{
    public const string Functions = "promql-experimental-functions";
    public const string Durations = "promql-duration-expr";
    public const string Extensions = "promql-extended-range-selectors";
    public const string Fill = "promql-binop-fill-modifiers";

    /// <summary>The option of the command line.</summary>
    public static string Option(string flag) => "--enable-feature=" + flag;
}
