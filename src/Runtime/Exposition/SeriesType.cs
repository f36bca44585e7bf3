namespace MetricsKit;

/// <summary>What an exposition says a metric is.</summary>
internal enum SeriesType
{
    /// <summary>Only grows.</summary>
    Counter,

    /// <summary>Goes up and down.</summary>
    Gauge,

    /// <summary>Buckets, sum and count.</summary>
    Histogram,

    /// <summary>Quantiles, sum and count. None of our own metrics is one.</summary>
    Summary,

    /// <summary>A gauge that is 1; OpenMetrics has a type for it where the name ends in <c>_info</c>.</summary>
    Info,

    /// <summary>A number of which nothing is known.</summary>
    Unknown,
}
