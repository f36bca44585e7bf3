using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Rules about templates and placeholders in labels and annotations.</summary>
public static partial class Rules
{
    /// <summary>MK5201: A template that Prometheus refuses.</summary>
    public static readonly DiagnosticDescriptor TemplateSyntax = new(
        "MK5201",
        "A template that Prometheus refuses",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5201.md");

    /// <summary>MK5202: A template that fails when the alert fires.</summary>
    public static readonly DiagnosticDescriptor TemplateCall = new(
        "MK5202",
        "A template that fails when the alert fires",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5202.md");

    /// <summary>MK5203: A template reads a label that is never there.</summary>
    public static readonly DiagnosticDescriptor TemplateLabel = new(
        "MK5203",
        "A template reads a label that is never there",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5203.md");

    /// <summary>MK5204: A value in a label.</summary>
    public static readonly DiagnosticDescriptor ValueInLabel = new(
        "MK5204",
        "A value in a label",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5204.md");

    /// <summary>MK5205: A value with all its digits.</summary>
    public static readonly DiagnosticDescriptor NotHumanized = new(
        "MK5205",
        "A value with all its digits",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5205.md");

    /// <summary>MK5206: A placeholder that is none.</summary>
    public static readonly DiagnosticDescriptor Placeholder = new(
        "MK5206",
        "A placeholder that is none",
        "{0}: {1}",
        AlertsCategory,
        DiagnosticSeverity.Warning,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK5206.md");
}
