using System.Collections.Immutable;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>Reports alerts and recording rules of attributes that cannot work, or are unwise, by what is known of the series they read.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class RuleAnalyzer() : MetricAnalyzer(FindingRules.All.ToImmutableArray())
{
    private protected override void Register(CompilationStartAnalysisContext start)
    {
        start.RegisterSymbolAction(AnalyzeSet, SymbolKind.NamedType);
        AssemblyAttributes.Register(start, AnalyzeAssembly);
    }

    private static void AnalyzeSet(SymbolAnalysisContext context)
    {
        if (ParsedSets.Get((INamedTypeSymbol)context.Symbol, context.Compilation, context.CancellationToken) is { Rules: { IsEmpty: false } rules })
        {
            var reporter = new RuleReporter(context.Compilation, context.Options, context.ReportDiagnostic, context.CancellationToken);
            foreach (RuleSite rule in rules)
            {
                reporter.Report(rule);
            }
        }
    }

    private static void AnalyzeAssembly(SyntaxNodeAnalysisContext context, AttributeListSyntax list)
    {
        var reporter = new RuleReporter(context.Compilation, context.Options, context.ReportDiagnostic, context.CancellationToken);
        foreach (RuleSite rule in AssemblyRules.In(list, context.Compilation, context.CancellationToken))
        {
            reporter.Report(rule);
        }
    }
}
