using System.ComponentModel;

namespace MetricsKit.Families;

/// <summary>Everything generated code says about a metric when it registers it.</summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public sealed class FamilyDefinition
{
    /// <summary>Name in the exposition; <c>[a-zA-Z_:][a-zA-Z0-9_:]*</c>. Anything else is misuse, and the family is not exposed.</summary>
    public required string Name { get; init; }

    /// <summary>Help text, any characters; no HELP line when empty.</summary>
    public string Help { get; init; } = "";

    /// <summary>Labels in their order.</summary>
    public LabelDefinition[] Labels { get; init; } = [];

    /// <summary>Finite, strictly increasing upper bounds of a histogram; null for Prometheus' defaults.</summary>
    public double[]? Buckets { get; init; }

    /// <summary>Most series before open labels become <c>other</c>; 0 for <see cref="MetricRegistry.MaxSeriesPerMetric"/>.</summary>
    public int MaxSeries { get; init; }
}
