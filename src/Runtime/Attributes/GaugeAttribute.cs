namespace MetricsKit;

/// <summary>A value that goes up and down: a queue's length, a temperature, a time stamp.</summary>
/// <param name="name">Name without the prefixes of set and assembly, such as <c>jobs_waiting</c>.</param>
public sealed class GaugeAttribute(string name) : MetricAttribute(name);
