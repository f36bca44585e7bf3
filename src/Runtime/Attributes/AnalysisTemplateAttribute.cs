using System.Diagnostics;

namespace MetricsKit;

/// <summary>An Argo Rollouts AnalysisTemplate made of an alert: a rollout stops when the alert's condition holds.</summary>
/// <param name="name">Name of the object, a DNS label.</param>
[Conditional(AttributeConditions.Keep)]
[AttributeUsage(AttributeTargets.Assembly | AttributeTargets.Method | AttributeTargets.Property, AllowMultiple = true)]
public sealed class AnalysisTemplateAttribute(string name) : Attribute
{
    /// <summary>Name of the object.</summary>
    public string Name { get; } = name;

    /// <summary>Name of the alert whose condition is measured.</summary>
    public required string Alert { get; set; }

    /// <summary>Time between two measurements, a Prometheus duration; <c>1m</c> unless told otherwise.</summary>
    public string Interval { get; set; } = "1m";

    /// <summary>Number of measurements; 0: as long as the rollout runs.</summary>
    public int Count { get; set; }

    /// <summary>Failed measurements that are tolerated; 0 or more.</summary>
    public int FailureLimit { get; set; }
}
