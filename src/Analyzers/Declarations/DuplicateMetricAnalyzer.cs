using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>MK1009: two declarations make the same series, here or in a referenced assembly. Reported at each of our own.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateMetricAnalyzer() : MetricAnalyzer(Rules.DuplicateMetric)
{
    private protected override void Register(CompilationStartAnalysisContext start) => start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        if (ParsedSets.Get((INamedTypeSymbol)context.Symbol, context.Compilation, context.CancellationToken) is not { Metrics.IsEmpty: false } parsed)
        {
            return;
        }

        SeriesIndex index = SeriesIndex.Of(context.Compilation, context.CancellationToken);
        foreach (DeclaredMetric declared in parsed.Metrics)
        {
            if (index.FindOther(declared.Metric) is { } other)
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.DuplicateMetric, declared.NamePlace, other.Series, other.Member));
            }
        }
    }
}
