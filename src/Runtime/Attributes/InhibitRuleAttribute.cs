using System.Diagnostics;

namespace MetricsKit;

/// <summary>While a source alert fires, target alerts that agree in some labels are not sent.</summary>
[Conditional(AttributeConditions.Keep)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class InhibitRuleAttribute : Attribute
{
    /// <summary>Matchers of the alert that mutes, as in PromQL: <c>severity='critical'</c>.</summary>
    public required string Source { get; set; }

    /// <summary>Matchers of the alerts that are muted.</summary>
    public required string Target { get; set; }

    /// <summary>Labels whose values must be equal on both.</summary>
    public required string[] Equal { get; set; }
}
