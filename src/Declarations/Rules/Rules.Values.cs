using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Rules about the values that calls give to labels.</summary>
public static partial class Rules
{
    /// <summary>MK3006: An identity in a label with a bound.</summary>
    public static readonly DiagnosticDescriptor IdentityAtCall = new(
        "MK3006",
        "An identity in a label with a bound",
        "{0} gets {1}, a new value per {2}{3}: it fills the label's bound, and the rest becomes 'other'; put it in a log or trace, or pass a value from a small set",
        CardinalityCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK3006.md");

    /// <summary>MK3101: A label value without a bound.</summary>
    public static readonly DiagnosticDescriptor UnboundedValue = new(
        "MK3101",
        "A label value without a bound",
        "{0} gets {1}, a new value per {2}{3}; put it in a log or trace, or pass a value from a small set",
        CardinalityCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK3101.md");

    /// <summary>MK3102: A label value that probably has no bound.</summary>
    public static readonly DiagnosticDescriptor LikelyUnboundedValue = new(
        "MK3102",
        "A label value that probably has no bound",
        "{0} gets {1}, probably a new value per {2}{3}; mark what makes it [Bounded] if there are few",
        CardinalityCategory,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK3102.md");

    /// <summary>MK3103: A label value per tenant.</summary>
    public static readonly DiagnosticDescriptor TenantValue = new(
        "MK3103",
        "A label value per tenant",
        "{0} gets {1}, a new value per {2}{3}; every series of the metric is there once for each",
        CardinalityCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: false,
        helpLinkUri: HelpLink + "MK3103.md");
}
