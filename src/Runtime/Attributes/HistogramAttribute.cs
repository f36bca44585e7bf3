namespace MetricsKit;

/// <summary>A distribution of observations in buckets: durations in seconds, sizes in bytes.</summary>
/// <param name="name">Name without the prefixes of set and assembly, such as <c>checkout_duration_seconds</c>.</param>
public sealed class HistogramAttribute(string name) : MetricAttribute(name)
{
    /// <summary>
    /// Upper bounds of the buckets in the metric's unit: finite, strictly increasing, without +Inf, which is always there.
    /// Null: Prometheus' defaults, 0.005 to 10 seconds.
    /// </summary>
    public double[]? Buckets { get; set; }

    /// <summary>True: a native (exponential) histogram as well.</summary>
    public bool Native { get; set; }

    /// <summary>Largest ratio of one native bucket's bounds; above 1, 1.1 unless told otherwise.</summary>
    public double NativeBucketFactor { get; set; } = 1.1;

    /// <summary>Most native buckets of one series; 160 unless told otherwise.</summary>
    public int NativeMaxBuckets { get; set; } = 160;
}
