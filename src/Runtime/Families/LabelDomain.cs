namespace MetricsKit.Families;

/// <summary>Where the values of a label come from.</summary>
internal enum LabelDomain
{
    /// <summary>A list that the declaration states.</summary>
    Closed,

    /// <summary>Whole numbers from a smallest to a largest.</summary>
    Range,

    /// <summary>A list that is read once, at registration.</summary>
    Source,

    /// <summary>Any string, up to a number of distinct ones.</summary>
    Open,
}
