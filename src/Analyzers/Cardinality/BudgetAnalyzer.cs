using MetricsKit.Declarations;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>MK3004 and MK3005: what a metric, and an assembly's metrics together, can expose against their budgets.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class BudgetAnalyzer() : MetricAnalyzer(Rules.MetricBudget, Rules.AssemblyBudget)
{
    private protected override void Register(CompilationStartAnalysisContext start) => start.RegisterSymbolAction(Analyze, SymbolKind.NamedType);

    private static void Analyze(SymbolAnalysisContext context)
    {
        if (ParsedSets.Get((INamedTypeSymbol)context.Symbol, context.Compilation, context.CancellationToken) is not { Metrics.IsEmpty: false } parsed)
        {
            return;
        }

        AssemblyLines assembly = AssemblyLines.Of(context.Compilation);
        bool largestSeen = false;
        foreach (DeclaredMetric declared in parsed.Metrics)
        {
            AnalyzerConfigOptions options = declared.NamePlace.SourceTree is { } tree
                ? context.Options.AnalyzerConfigOptionsProvider.GetOptions(tree)
                : context.Options.AnalyzerConfigOptionsProvider.GlobalOptions;
            CheckMetric(context, declared, options);
            if (!largestSeen && assembly.IsLargest(declared.Metric))
            {
                largestSeen = true;
                CheckAssembly(context, assembly, declared, options);
            }
        }
    }

    // A metric that states MaxSeries is held to it at run time, so it is always within its own budget.
    private static void CheckMetric(SymbolAnalysisContext context, DeclaredMetric declared, AnalyzerConfigOptions options)
    {
        MetricModel metric = declared.Metric;
        long lines = Cardinality.Lines(metric), budget = Budget.OfMetric(options);
        if (metric.MaxSeries == 0 && lines > budget)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.MetricBudget, declared.NamePlace, metric.Name, Budget.Text(lines), Budget.Arithmetic(metric), Budget.Text(budget)));
        }
    }

    // Reported where saving is easiest: at the largest metric.
    private static void CheckAssembly(SymbolAnalysisContext context, AssemblyLines assembly, DeclaredMetric largest, AnalyzerConfigOptions options)
    {
        long budget = Budget.OfAssembly(options);
        if (assembly.Total > budget)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.AssemblyBudget,
                largest.NamePlace,
                context.Compilation.AssemblyName,
                Budget.Text(assembly.Total),
                Budget.Text(budget),
                assembly.DescribeLargest()));
        }
    }
}
