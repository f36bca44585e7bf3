namespace MetricsKit;

/// <summary>Says how a member of an enum reads as a label value, and whether it stands for a failure.</summary>
[AttributeUsage(AttributeTargets.Field)]
public sealed class LabelValueAttribute : Attribute
{
    /// <summary>The member keeps its formatted name.</summary>
    public LabelValueAttribute()
    {
    }

    /// <summary>The member takes a value of its own.</summary>
    /// <param name="value">The value in the exposition, such as <c>5xx</c>; not empty, not <c>other</c>.</param>
    public LabelValueAttribute(string value) => Value = value;

    /// <summary>The value in the exposition; the formatted name when null.</summary>
    public string? Value { get; }

    /// <summary>True: error-ratio alerts and objectives count this value as a failure.</summary>
    public bool IsError { get; set; }
}
