namespace MetricsKit;

/// <summary>How the members of this enum become label values, wherever it is a label.</summary>
/// <param name="format">The format.</param>
[AttributeUsage(AttributeTargets.Enum)]
public sealed class LabelFormatAttribute(LabelFormat format) : Attribute
{
    /// <summary>The format.</summary>
    public LabelFormat Format { get; } = format;
}
