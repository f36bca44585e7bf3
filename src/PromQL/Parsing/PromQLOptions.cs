namespace MetricsKit.PromQL;

/// <summary>What to hold an expression against.</summary>
public sealed record PromQLOptions
{
    /// <summary>The defaults.</summary>
    public static PromQLOptions Default { get; } = new();

    /// <summary>
    /// The version of Prometheus that must accept the expression, 2.42 or later: functions and syntax that came later are errors.
    /// </summary>
    public Version TargetVersion { get; init; } = new(3, 14);

    /// <summary>
    /// True, which is the default, to accept what a server knows only behind a feature flag, such as <c>mad_over_time</c> or <c>fill (0)</c>;
    /// false to make it an error that names the flag.
    /// </summary>
    public bool Experimental { get; init; } = true;
}
