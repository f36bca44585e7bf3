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

    /// <summary>
    /// How long a series with an open label may stay without a write before it is removed and its label values become free; zero
    /// for never. A negative time is taken as zero.
    /// </summary>
    public TimeSpan ExpireAfter { get; init; }

    /// <summary>Whether a histogram has a native histogram too, shown where the format can.</summary>
    public bool Native { get; init; }

    /// <summary>Largest ratio of two neighbouring bounds of a native histogram, above 1.</summary>
    public double NativeBucketFactor { get; init; } = 1.1;

    /// <summary>Most buckets of a native histogram before its resolution halves; 0 for no limit.</summary>
    public int NativeMaxBuckets { get; init; } = 160;
}
