namespace MetricsKit;

/// <summary>The only values a whole-number label has; any other becomes <c>other</c>.</summary>
/// <param name="min">Smallest value.</param>
/// <param name="max">Largest value, included; at least <paramref name="min"/>.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class LabelRangeAttribute(int min, int max) : Attribute
{
    /// <summary>Smallest value.</summary>
    public int Min { get; } = min;

    /// <summary>Largest value, included.</summary>
    public int Max { get; } = max;
}
