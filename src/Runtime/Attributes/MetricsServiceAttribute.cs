using System.Diagnostics;

namespace MetricsKit;

/// <summary>Says that this assembly is a service. Only such a project (or one with alerts and no metrics) writes monitoring files.</summary>
/// <param name="name">Name of the service in Kubernetes, and the value of the <c>job</c> label; a DNS label such as <c>myshop-api</c>.</param>
[Conditional(AttributeConditions.Keep)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class MetricsServiceAttribute(string name) : Attribute
{
    /// <summary>Name of the service in Kubernetes, and the value of the <c>job</c> label.</summary>
    public string Name { get; } = name;

    /// <summary>Team that owns the service: the <c>team</c> label of alerts that name none.</summary>
    public string? Team { get; set; }

    /// <summary>Address of the runbooks, with <c>{runbook}</c> where an alert's own <see cref="AlertRuleAttribute.Runbook"/> goes.</summary>
    public string? Runbook { get; set; }
}
