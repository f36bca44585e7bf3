namespace MetricsKit;

/// <summary>Names a label or states its bound.</summary>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class LabelAttribute : Attribute
{
    /// <summary>The label takes the parameter's name in snake_case.</summary>
    public LabelAttribute()
    {
    }

    /// <summary>The label takes a name of its own.</summary>
    /// <param name="name">Name of the label; <c>[a-zA-Z_][a-zA-Z0-9_]*</c>, not starting with two underscores, not <c>le</c> or <c>quantile</c>.</param>
    public LabelAttribute(string name) => Name = name;

    /// <summary>Name of the label; the parameter's in snake_case when null.</summary>
    public string? Name { get; }

    /// <summary>Most distinct values of an open label (a string); at least 1. Beyond it values become <c>other</c>.</summary>
    public int MaxValues { get; set; }

    /// <summary>How an enum's members become values; the enum's own <see cref="LabelFormatAttribute"/>, or snake_case, unless set.</summary>
    public LabelFormat Format { get; set; }
}
