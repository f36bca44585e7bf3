namespace MetricsKit;

/// <summary>The only values a string label has; any other becomes <c>other</c>.</summary>
/// <param name="values">Distinct values, none empty, none <c>other</c>.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class LabelValuesAttribute(params string[] values) : Attribute
{
    /// <summary>The values.</summary>
    public string[] Values { get; } = values;
}
