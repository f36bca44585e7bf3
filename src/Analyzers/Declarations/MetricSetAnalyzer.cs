using System.Collections.Immutable;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>Reports what the parser finds wrong with a metric set: its members, labels, buckets and alerts.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MetricSetAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics => ParserRules.All;

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        MetricUse.Register(context, static start => start.RegisterSymbolAction(Analyze, SymbolKind.NamedType));
    }

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
