using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>Reports what is wrong with a label set, once and at the set, however many metrics use it.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class LabelSetAnalyzer() : MetricAnalyzer(ParserRules.All)
{
    private protected override void Register(CompilationStartAnalysisContext start) => start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        var type = (INamedTypeSymbol)context.Symbol;
        if (KnownNames.Find(type.GetAttributes(), "LabelSet") is null)
        {
            return;
        }

        foreach (Problem problem in LabelSetParser.Check(type, context.Compilation, context.CancellationToken))
        {
            context.ReportDiagnostic(problem.ToDiagnostic());
        }
    }
}
