using System.Diagnostics;

namespace MetricsKit;

/// <summary>Names labels that every series of this assembly gets from outside (constant labels, target labels), so that alerts may use them.</summary>
/// <param name="names">Label names, each <c>[a-zA-Z_][a-zA-Z0-9_]*</c>.</param>
[Conditional(AttributeConditions.Keep)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class TargetLabelsAttribute(params string[] names) : Attribute
{
    /// <summary>Label names.</summary>
    public string[] Names { get; } = names;
}
