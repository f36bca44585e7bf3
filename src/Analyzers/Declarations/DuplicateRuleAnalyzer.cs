using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>MK5302: an alert or a recording rule is in the assembly twice. Reported at each but the first, in the order of files and lines.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateRuleAnalyzer() : MetricAnalyzer(Rules.DuplicateRule)
{
    private protected override void Register(CompilationStartAnalysisContext start)
    {
        start.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
        AssemblyAttributes.Register(start, AnalyzeAssembly);
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        IReadOnlyList<RuleSite> repeated = RepeatedRules.Of(context.Compilation, context.CancellationToken);
        if (repeated.Count > 0 && ParsedSets.Get((INamedTypeSymbol)context.Symbol, context.Compilation, context.CancellationToken) is { } parsed)
        {
            foreach (RuleSite rule in repeated.Where(rule => parsed.Rules.Contains(rule)))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.DuplicateRule, rule.NamePlace, rule.Subject));
            }
        }
    }

    private static void AnalyzeAssembly(SyntaxNodeAnalysisContext context, AttributeListSyntax list)
    {
        foreach (RuleSite rule in RepeatedRules.Of(context.Compilation, context.CancellationToken))
        {
            if (rule.Attribute.SourceTree == list.SyntaxTree && list.Span.Contains(rule.Attribute.SourceSpan))
            {
                context.ReportDiagnostic(Diagnostic.Create(Rules.DuplicateRule, rule.NamePlace, rule.Subject));
            }
        }
    }
}
