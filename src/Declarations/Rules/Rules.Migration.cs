using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Rules about metrics of another client that a declaration can replace.</summary>
public static partial class Rules
{
    private const string MigrationCategory = "MetricsKit.Migration";

    /// <summary>MK7001: A metric of prometheus-net that can be declared.</summary>
    public static readonly DiagnosticDescriptor Migratable = new(
        "MK7001",
        "A metric of prometheus-net that can be declared",
        "{0} '{1}' of prometheus-net can be a partial member of a [MetricSet]: its labels become parameters, and the compiler checks alerts and rules against it",
        MigrationCategory,
        DiagnosticSeverity.Info,
        isEnabledByDefault: true,
        helpLinkUri: HelpLink + "MK7001.md");
}
