using System.Diagnostics;

namespace MetricsKit;

/// <summary>A service level objective on the share of successes, with multi-window burn-rate alerts.</summary>
/// <param name="percent">Share that must succeed; above 0 and below 100, such as 99.9.</param>
[Conditional(AttributeConditions.Keep)]
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class ObjectiveAttribute(double percent) : Attribute
{
    /// <summary>Share that must succeed, in percent.</summary>
    public double Percent { get; } = percent;

    /// <summary>Name of the objective; made from the metric's when null.</summary>
    public string? Name { get; set; }

    /// <summary>Name of the metric in the exposition; null where the attribute stands on the metric.</summary>
    public string? Metric { get; set; }

    /// <summary>Matchers that select failures; null: the values marked <see cref="LabelValueAttribute.IsError"/>.</summary>
    public string? Errors { get; set; }

    /// <summary>The metric that counts all events; null: the metric itself.</summary>
    public string? Total { get; set; }

    /// <summary>Time over which the objective holds, a Prometheus duration; <c>30d</c> unless told otherwise.</summary>
    public string Period { get; set; } = "30d";

    /// <summary>Events per second below which its alerts are silent; 0 for no limit.</summary>
    public double MinRate { get; set; }
}
