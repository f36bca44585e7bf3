using System.Diagnostics;

namespace MetricsKit;

/// <summary>A HorizontalPodAutoscaler on a metric of the service.</summary>
[Conditional(AttributeConditions.Keep)]
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Method | AttributeTargets.Property, AllowMultiple = true)]
public sealed class AutoscaleAttribute : Attribute
{
    /// <summary>Value a pod should have on average: the gauge's unit, or events per second of a counter; above 0.</summary>
    public required double AverageValue { get; set; }

    /// <summary>Name of the metric in the exposition; null where the attribute stands on the metric.</summary>
    public string? Metric { get; set; }

    /// <summary>Name the metric has in Kubernetes' metrics API; made from <see cref="Metric"/> when null.</summary>
    public string? MetricName { get; set; }

    /// <summary>Range of <c>rate()</c>, a Prometheus duration; <c>1m</c> unless told otherwise.</summary>
    public string Window { get; set; } = "1m";

    /// <summary>Fewest pods; at least 1.</summary>
    public int MinReplicas { get; set; } = 1;

    /// <summary>Most pods; at least <see cref="MinReplicas"/>.</summary>
    public required int MaxReplicas { get; set; }

    /// <summary>Name of the Deployment; the service's when null.</summary>
    public string? Workload { get; set; }
}
