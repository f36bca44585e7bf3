using System.ComponentModel;

namespace MetricsKit;

/// <summary>
/// The contract that other assemblies may rely on: names, kinds, labels. Written by the generator; stays in IL and in reference assemblies.
/// </summary>
/// <param name="version">Version of the format.</param>
/// <param name="json">The catalogue.</param>
[EditorBrowsable(EditorBrowsableState.Never)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class MetricCatalogAttribute(int version, string json) : Attribute
{
    /// <summary>Version of the format.</summary>
    public int Version { get; } = version;

    /// <summary>The catalogue.</summary>
    public string Json { get; } = json;
}
