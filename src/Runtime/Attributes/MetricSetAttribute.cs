using System.Diagnostics;

namespace MetricsKit;

/// <summary>
/// Marks a partial class whose partial methods and properties are metrics. A static set uses <c>MetricRegistry.Default</c>;
/// an instance set uses the registry its constructor takes.
/// </summary>
[Conditional(AttributeConditions.Keep)]
[AttributeUsage(AttributeTargets.Class)]
public sealed class MetricSetAttribute : Attribute
{
    /// <summary>Part of every name in the set, after the assembly's prefix and without the underscore that follows it; none when null.</summary>
    public string? Prefix { get; set; }

    /// <summary>True: <see cref="MetricDefaultsAttribute.Prefix"/> is left out of this set's names.</summary>
    public bool IgnoreDefaultPrefix { get; set; }
}
