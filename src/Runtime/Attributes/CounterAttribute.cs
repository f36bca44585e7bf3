namespace MetricsKit;

/// <summary>A count that only grows: events, bytes, seconds spent. Its name ends in <c>_total</c>.</summary>
/// <param name="name">Name without the prefixes of set and assembly, such as <c>orders_created_total</c>.</param>
public sealed class CounterAttribute(string name) : MetricAttribute(name);
