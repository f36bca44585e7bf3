using MetricsKit.Families;

namespace MetricsKit;

/// <summary>A metric of an exposition.</summary>
internal sealed class PlannedMetric(PlannedFamily[] families, Func<string, bool> isNameTaken)
{
    private MetricMetadata? _metadata;

    /// <summary>Its name.</summary>
    public string Name => Families[0].Family.Name;

    /// <summary>Those who have series of it, the first registry's first.</summary>
    public PlannedFamily[] Families { get; } = families;

    /// <summary>Name, help and type; the first family's.</summary>
    public MetricMetadata Metadata => _metadata ??= new MetricMetadata(Families[0].Family.Name, Families[0].Family.Help, Families[0].Family.Type, isNameTaken);
}

/// <summary>A registry's part of a metric.</summary>
/// <param name="Family">Its series.</param>
/// <param name="ConstantLabels">Label text that all of them get.</param>
internal sealed record PlannedFamily(MetricFamily Family, byte[] ConstantLabels);
