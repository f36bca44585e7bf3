namespace MetricsKit.Families;

/// <summary>What was done wrong; the <c>reason</c> label of <c>metricskit_misuse_total</c>.</summary>
internal enum MisuseReason
{
    /// <summary>A counter, or a histogram's count, was to go down.</summary>
    NegativeIncrement,

    /// <summary>NaN or infinity where only a finite number means anything.</summary>
    NotFinite,

    /// <summary>A name is taken by a metric of another kind, other labels or other buckets.</summary>
    NameClash,

    /// <summary>A name or bucket bounds that no exposition can hold.</summary>
    InvalidDefinition,

    /// <summary>The source of a label's values threw.</summary>
    SourceFailed,

    /// <summary>An exemplar without labels, with a name that is none, or too long.</summary>
    InvalidExemplar,
}
