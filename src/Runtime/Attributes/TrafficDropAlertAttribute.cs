namespace MetricsKit;

/// <summary>Traffic fell against an earlier time.</summary>
/// <param name="name">Name of the alert, PascalCase; unique in the service.</param>
public sealed class TrafficDropAlertAttribute(string name) : MetricAlertAttribute(name)
{
    /// <summary>Share of the earlier traffic below which the alert fires; above 0, below 1 as a rule.</summary>
    public required double Below { get; set; }

    /// <summary>How long ago the earlier traffic is, a Prometheus duration; <c>1h</c> unless told otherwise.</summary>
    public string Offset { get; set; } = "1h";
}
