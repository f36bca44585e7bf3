using System.Diagnostics;

namespace MetricsKit;

/// <summary>
/// What every alert can state. Durations are Prometheus durations such as <c>5m</c> or <c>1h30m</c>. Texts may hold Go templates
/// (<c>{{ $value | humanizePercentage }}</c>) and the placeholders <c>{service} {threshold} {for} {alert}</c>.
/// </summary>
/// <param name="name">Name of the alert, PascalCase; unique in the service.</param>
[Conditional(AttributeConditions.Keep)]
[AttributeUsage(AttributeTargets.Method | AttributeTargets.Property | AttributeTargets.Class | AttributeTargets.Assembly, AllowMultiple = true)]
public abstract class AlertRuleAttribute(string name) : Attribute
{
    /// <summary>Name of the alert.</summary>
    public string Name { get; } = name;

    /// <summary>How long the condition must hold before the alert fires; at once when null.</summary>
    public string? For { get; set; }

    /// <summary>How long the alert goes on firing after the condition has ended; not at all when null.</summary>
    public string? KeepFiringFor { get; set; }

    /// <summary>The <c>severity</c> label; the assembly's default, or <see cref="AlertSeverity.Warning"/>, when null.</summary>
    public string? Severity { get; set; }

    /// <summary>The <c>team</c> label; the service's when null.</summary>
    public string? Team { get; set; }

    /// <summary>One line for the person on call; made from the condition when null.</summary>
    public string? Summary { get; set; }

    /// <summary>More for the person on call; made from the condition when null.</summary>
    public string? Description { get; set; }

    /// <summary>What <c>{runbook}</c> becomes in the service's runbook address, or a whole address; none when null.</summary>
    public string? Runbook { get; set; }

    /// <summary>Further labels, each <c>name=value</c>.</summary>
    public string[]? Labels { get; set; }

    /// <summary>Further annotations, each <c>name=text</c>.</summary>
    public string[]? Annotations { get; set; }

    /// <summary>Rule group the alert goes to; by its kind when null.</summary>
    public string? Group { get; set; }

    /// <summary>
    /// True: selectors of metrics that the service or its libraries declare match its <c>job</c> and <c>namespace</c>, unless they name
    /// that label themselves. False: they match what is written. <see cref="MetricDefaultsAttribute.Scope"/> unless stated.
    /// </summary>
    public bool Scope { get; set; } = true;
}
