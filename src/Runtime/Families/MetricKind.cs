namespace MetricsKit.Families;

/// <summary>What a family's series are.</summary>
internal enum MetricKind
{
    /// <summary>Only grows.</summary>
    Counter,

    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>Buckets, sum and count.</summary>
    Histogram,

    /// <summary>A gauge that is 1, for its labels.</summary>
    Info,
}
