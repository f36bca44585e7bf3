using System.Diagnostics;

namespace MetricsKit;

/// <summary>Which alerts go to which receiver. Durations are Prometheus durations.</summary>
/// <param name="receiver">Name of the receiver. A route without any condition is the default one.</param>
[Conditional(AttributeConditions.Keep)]
[AttributeUsage(AttributeTargets.Assembly, AllowMultiple = true)]
public sealed class AlertRouteAttribute(string receiver) : Attribute
{
    /// <summary>Name of the receiver.</summary>
    public string Receiver { get; } = receiver;

    /// <summary>Only alerts of this severity; all when null.</summary>
    public string? Severity { get; set; }

    /// <summary>Only alerts of this team; all when null.</summary>
    public string? Team { get; set; }

    /// <summary>Further matchers, as in PromQL: <c>frequency='low'</c>.</summary>
    public string[]? Matchers { get; set; }

    /// <summary>Labels whose equal values put alerts into one notification; the parent route's when null.</summary>
    public string[]? GroupBy { get; set; }

    /// <summary>How long to wait for further alerts of a new group; the parent route's when null.</summary>
    public string? GroupWait { get; set; }

    /// <summary>Time between two notifications of a group that changed; the parent route's when null.</summary>
    public string? GroupInterval { get; set; }

    /// <summary>Time after which an unchanged notification is sent again; the parent route's when null.</summary>
    public string? RepeatInterval { get; set; }

    /// <summary>True: later routes see the alert too.</summary>
    public bool Continue { get; set; }

    /// <summary>Place among the routes, smallest first; those of equal order keep the order of the source.</summary>
    public int Order { get; set; }
}
