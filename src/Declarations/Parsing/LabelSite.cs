using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>One label while it is read: a parameter, or a property of a label set.</summary>
/// <param name="Name">Name on the wire.</param>
/// <param name="Identifier">Name in C#.</param>
/// <param name="Access">Expression that reads the value.</param>
/// <param name="Owner">The metric or label set, for messages.</param>
/// <param name="Type">Type in C#, nullability included.</param>
/// <param name="Attributes">Its attributes.</param>
/// <param name="Place">Where problems are reported: the parameter's or property's name.</param>
/// <param name="IsLifted">True when <paramref name="Access"/> is lifted by <c>?.</c>, so that a value type arrives as <c>Nullable&lt;T&gt;</c>.</param>
internal sealed record LabelSite(
    string Name,
    string Identifier,
    string Access,
    string Owner,
    ITypeSymbol Type,
    IReadOnlyList<AttributeArguments> Attributes,
    Location? Place,
    bool IsLifted)
{
    /// <summary>True for a label of a set in this compilation: its problems are reported at the set.</summary>
    public bool IsReportedElsewhere { get; init; }

    /// <summary>The parameter through which a metric uses the label's set.</summary>
    public Location? Use { get; init; }

    /// <summary><c>[Label]</c>, when there.</summary>
    public AttributeArguments? Label => Find("Label");

    public AttributeArguments? Find(string name) => Attributes.FirstOrDefault(a => a.Name == name);
}
