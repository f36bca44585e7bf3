using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Rules about labels without a bound, identities, budgets.</summary>
public static partial class Rules
{
    private const string CardinalityCategory = "MetricsKit.Cardinality";

    /// <summary>MK3001: A label without a stated bound.</summary>
    public static readonly DiagnosticDescriptor UnboundedLabel = new(
        "MK3001",
        "A label without a stated bound",
        "Label '{0}' of '{1}' can take any text; declare its values with an enum or [LabelValues(…)], or state a bound with [Label(MaxValues = …)]",
        CardinalityCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK3001.md");

    /// <summary>MK3002: A label that identifies one thing.</summary>
    public static readonly DiagnosticDescriptor IdentityByName = new(
        "MK3002",
        "A label that identifies one thing",
        "Label '{0}' of '{1}' takes a new value per {2}; put it in a log or trace, or state a bound with [Label(MaxValues = …)]",
        CardinalityCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK3002.md");

    /// <summary>MK3003: A type that is different each time.</summary>
    public static readonly DiagnosticDescriptor IdentityByType = new(
        "MK3003",
        "A type that is different each time",
        "Label '{0}' of '{1}' is a {2}, which is a new value nearly each time; put it in a log or trace, or pass a value from a small set",
        CardinalityCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK3003.md");

    /// <summary>MK3004: A metric over its budget.</summary>
    public static readonly DiagnosticDescriptor MetricBudget = new(
        "MK3004",
        "A metric over its budget",
        "'{0}' can make {1} exposed lines ({2}), and its budget is {3}; use fewer values, or state MaxSeries",
        CardinalityCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK3004.md");

    /// <summary>MK3005: An assembly over its budget.</summary>
    public static readonly DiagnosticDescriptor AssemblyBudget = new(
        "MK3005",
        "An assembly over its budget",
        "The metrics of '{0}' can make {1} exposed lines, and the budget is {2}; the largest are {3}",
        CardinalityCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK3005.md");
}
