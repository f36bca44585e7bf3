namespace MetricsKit;

/// <summary>The values of a string label are known when the set is registered: a member lists them. Any other becomes <c>other</c>.</summary>
/// <param name="member">Name of a field, property or method without parameters of the set that gives an <c>IEnumerable&lt;string&gt;</c>; use <c>nameof</c>.</param>
[AttributeUsage(AttributeTargets.Parameter | AttributeTargets.Property)]
public sealed class LabelValueSourceAttribute(string member) : Attribute
{
    /// <summary>Name of the member.</summary>
    public string Member { get; } = member;

    /// <summary>Most values that are taken from it; at least 1.</summary>
    public required int MaxValues { get; set; }
}
