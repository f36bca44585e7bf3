using System.Diagnostics;

namespace MetricsKit;

/// <summary>What the metrics and alerts of an assembly have in common.</summary>
[Conditional(AttributeConditions.Keep)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class MetricDefaultsAttribute : Attribute
{
    /// <summary>First part of every metric name, without the underscore that follows it; none when null.</summary>
    public string? Prefix { get; set; }

    /// <summary>Severity of alerts that state none; see <see cref="AlertSeverity"/>.</summary>
    public string? Severity { get; set; }

    /// <summary>Team of alerts that state none.</summary>
    public string? Team { get; set; }

    /// <summary>Evaluation interval of the rule groups, a Prometheus duration such as <c>30s</c>; the server's own when null.</summary>
    public string? Interval { get; set; }

    /// <summary>What holds for alerts and recording rules that state no <see cref="AlertRuleAttribute.Scope"/>; true unless told otherwise.</summary>
    public bool Scope { get; set; } = true;
}
