using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>Reports what the parser finds wrong with a metric set: its members, labels, buckets and alerts.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MetricSetAnalyzer() : MetricAnalyzer(ParserRules.All)
{
    private protected override void Register(CompilationStartAnalysisContext start) => start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        if (ParsedSets.Get((INamedTypeSymbol)context.Symbol, context.Compilation, context.CancellationToken) is { } parsed)
        {
            foreach (Problem problem in parsed.Problems)
            {
                context.ReportDiagnostic(problem.ToDiagnostic());
            }
        }
    }
}
