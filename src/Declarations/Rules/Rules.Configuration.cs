using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Rules about settings that analyzers read.</summary>
public static partial class Rules
{
    /// <summary>MK9008: A setting that cannot be read.</summary>
    public static readonly DiagnosticDescriptor UnreadableSetting = new(
        "MK9008",
        "A setting that cannot be read",
        "{0} = '{1}' {2}",
        "MetricsKit.Configuration",
        DiagnosticSeverity.Error,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK9008.md");
}
