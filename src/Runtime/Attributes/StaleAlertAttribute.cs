namespace MetricsKit;

/// <summary>A gauge that holds a Unix time (seconds) is too long ago: a job has not finished lately.</summary>
/// <param name="name">Name of the alert, PascalCase; unique in the service.</param>
public sealed class StaleAlertAttribute(string name) : MetricAlertAttribute(name)
{
    /// <summary>Age above which the alert fires, a Prometheus duration such as <c>26h</c>.</summary>
    public required string Above { get; set; }
}
