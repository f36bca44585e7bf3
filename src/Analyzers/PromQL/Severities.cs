using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>Severities that <c>.editorconfig</c> states for a file that is no source: the compiler asks for those of sources only.</summary>
internal sealed class Severities(AnalyzerConfigOptions options)
{
    /// <summary>The rule's severity there; null where it is switched off.</summary>
    public DiagnosticSeverity? Of(DiagnosticDescriptor rule) =>
        !options.TryGetValue($"dotnet_diagnostic.{rule.Id}.severity", out string? text) ? rule.DefaultSeverity : text.Trim().ToLowerInvariant() switch
        {
            "error" => DiagnosticSeverity.Error,
            "warning" => DiagnosticSeverity.Warning,
            "suggestion" => DiagnosticSeverity.Info,
            "silent" or "refactoring" => DiagnosticSeverity.Hidden,
            "none" => null,
            _ => rule.DefaultSeverity,
        };
}
