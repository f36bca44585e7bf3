namespace MetricsKit.PromQL;

/// <summary>What to hold an expression against.</summary>
public sealed record PromQLOptions
{
    /// <summary>The defaults.</summary>
    public static PromQLOptions Default { get; } = new();

    /// <summary>
    /// The version of Prometheus that must accept the expression, 2.42 or later: functions and syntax that came later are errors.
    /// What a server knows only behind a feature flag is accepted.
    /// </summary>
    public Version TargetVersion { get; init; } = new(3, 14);
}
