using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <content>Declarations whose form asks for what cannot be given.</content>
public static partial class Rules
{
    /// <summary>MK1029: A metric that cannot be read.</summary>
    public static readonly DiagnosticDescriptor ObservedMetric = new(
        "MK1029",
        "A metric with a body that cannot be read",
        "'{0}' has a body, so it is read before each scrape, and {1}",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1029.md");

    /// <summary>MK1030: What the client of a metric cannot do.</summary>
    public static readonly DiagnosticDescriptor ClientCannot = new(
        "MK1030",
        "What the client of a metric cannot do",
        "'{0}' belongs to {1}, which {2}",
        DeclarationsCategory,
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK1030.md");
}
