using System.Diagnostics;

namespace MetricsKit;

/// <summary>A service level objective on the share of observations below a bound, with multi-window burn-rate alerts.</summary>
/// <param name="percent">Share that must be fast enough; above 0 and below 100, such as 99.</param>
[Conditional(AttributeConditions.Keep)]
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class LatencyObjectiveAttribute(double percent) : Attribute
{
    /// <summary>Share that must be fast enough, in percent.</summary>
    public double Percent { get; } = percent;

    /// <summary>Longest time that is fast enough, in the metric's unit; one of the histogram's bucket bounds.</summary>
    public required double Within { get; set; }

    /// <summary>Name of the objective; made from the metric's when null.</summary>
    public string? Name { get; set; }

    /// <summary>Name of the histogram, without <c>_bucket</c>; null where the attribute stands on the metric.</summary>
    public string? Metric { get; set; }

    /// <summary>Time over which the objective holds, a Prometheus duration; <c>30d</c> unless told otherwise.</summary>
    public string Period { get; set; } = "30d";
}
