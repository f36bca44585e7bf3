using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Rules about metrics that code creates through other clients: their names, and label values that do not fit their labels.</summary>
public static partial class Rules
{
    /// <summary>MK3104: Other label values than labels.</summary>
    public static readonly DiagnosticDescriptor LabelCount = new(
        "MK3104",
        "Other label values than labels",
        "{0} has {1}, and gets {2}: prometheus-net throws; pass one value per label",
        CardinalityCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK3104.md");

    /// <summary>MK3105: A label value in another label's place.</summary>
    public static readonly DiagnosticDescriptor LabelOrder = new(
        "MK3105",
        "A label value in another label's place",
        "'{0}' is passed for label '{1}' of {2}, which has a label '{3}'; pass values in the order {4}",
        CardinalityCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK3105.md");

    /// <summary>MK3107: A metric per value.</summary>
    public static readonly DiagnosticDescriptor ComputedName = new(
        "MK3107",
        "A metric named by a value",
        "The name of this metric is made from '{0}': each value is a metric of its own, which no query can add up; name it by a constant, and make '{0}' a label",
        CardinalityCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK3107.md");
}
