namespace MetricsKit;

/// <summary>Which number of a metric a sample is.</summary>
internal enum SamplePart
{
    /// <summary>The value, or a summary's quantile.</summary>
    Value,

    /// <summary>A histogram's bucket.</summary>
    Bucket,

    /// <summary>The sum.</summary>
    Sum,

    /// <summary>The number of observations.</summary>
    Count,
}
