using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers;

/// <summary>
/// Severities in files that are no source. The compiler asks <c>.editorconfig</c> for those of sources only, so a rule file has
/// those of the project's first source: what <c>[*.cs]</c> and <c>[*]</c> say.
/// </summary>
internal sealed class Severities(Compilation compilation, CancellationToken cancellationToken)
{
    private readonly SyntaxTree? _source = compilation.SyntaxTrees.FirstOrDefault();

    /// <summary>The rule's severity; null where it is switched off.</summary>
    /// <param name="rule">The rule.</param>
    /// <param name="otherwise">What it has where nobody states one; null for its default.</param>
    public DiagnosticSeverity? Of(DiagnosticDescriptor rule, DiagnosticSeverity? otherwise = null) => Stated(rule) switch
    {
        ReportDiagnostic.Error => DiagnosticSeverity.Error,
        ReportDiagnostic.Warn => DiagnosticSeverity.Warning,
        ReportDiagnostic.Info => DiagnosticSeverity.Info,
        ReportDiagnostic.Hidden => DiagnosticSeverity.Hidden,
        ReportDiagnostic.Suppress => null,
        _ => otherwise ?? rule.DefaultSeverity,
    };

    private ReportDiagnostic Stated(DiagnosticDescriptor rule) =>
        _source is not null
        && compilation.Options.SyntaxTreeOptionsProvider is { } provider
        && provider.TryGetDiagnosticValue(_source, rule.Id, cancellationToken, out ReportDiagnostic severity)
            ? severity
            : ReportDiagnostic.Default;
}
