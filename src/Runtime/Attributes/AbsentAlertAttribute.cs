namespace MetricsKit;

/// <summary>No series of the metric is there.</summary>
/// <param name="name">Name of the alert, PascalCase; unique in the service.</param>
public sealed class AbsentAlertAttribute(string name) : MetricAlertAttribute(name);
