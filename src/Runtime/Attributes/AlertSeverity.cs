namespace MetricsKit;

/// <summary>The severities that routes and inhibition of the common Prometheus stacks know.</summary>
public static class AlertSeverity
{
    /// <summary>Someone is woken up.</summary>
    public const string Critical = "critical";

    /// <summary>Someone looks during the day.</summary>
    public const string Warning = "warning";

    /// <summary>Seen beside other alerts, never sent alone.</summary>
    public const string Info = "info";
}
