using System.Diagnostics;

namespace MetricsKit;

/// <summary>Changes an alert in one environment.</summary>
/// <param name="environment">Name of the environment, such as <c>dev</c>.</param>
/// <param name="alert">Name of the alert.</param>
[Conditional(AttributeConditions.Keep)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class AlertOverrideAttribute(string environment, string alert) : Attribute
{
    /// <summary>Name of the environment.</summary>
    public string Environment { get; } = environment;

    /// <summary>Name of the alert.</summary>
    public string Alert { get; } = alert;

    /// <summary>False: the alert is not written for this environment.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>Threshold instead of the alert's own, in its unit; unchanged while NaN.</summary>
    public double Above { get; set; } = double.NaN;

    /// <summary>Threshold instead of the alert's own, in its unit; unchanged while NaN.</summary>
    public double Below { get; set; } = double.NaN;

    /// <summary>Duration instead of <see cref="AlertRuleAttribute.For"/>; unchanged when null.</summary>
    public string? For { get; set; }

    /// <summary>Severity instead of the alert's own; unchanged when null.</summary>
    public string? Severity { get; set; }
}
