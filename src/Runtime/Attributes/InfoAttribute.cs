namespace MetricsKit;

/// <summary>A gauge that is always 1 and whose labels say something about the process, such as its version.</summary>
/// <param name="name">Name without the prefixes of set and assembly, and without <c>_info</c>.</param>
public sealed class InfoAttribute(string name) : MetricAttribute(name);
