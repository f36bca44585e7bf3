using System.Collections.Immutable;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>MK5302: an alert or a recording rule is in the assembly twice. Reported at each but the first, in the order of files and lines.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class DuplicateRuleAnalyzer : DiagnosticAnalyzer
{
    /// <inheritdoc/>
    public override ImmutableArray<DiagnosticDescriptor> SupportedDiagnostics { get; } = ImmutableArray.Create(Rules.DuplicateRule);

    /// <inheritdoc/>
    public override void Initialize(AnalysisContext context)
    {
        context.ConfigureGeneratedCodeAnalysis(GeneratedCodeAnalysisFlags.None);
        context.EnableConcurrentExecution();
        context.RegisterSymbolAction(AnalyzeType, SymbolKind.NamedType);
        context.RegisterSyntaxNodeAction(AnalyzeAssembly, SyntaxKind.AttributeList);
    }

    private static void AnalyzeType(SymbolAnalysisContext context)
    {
        if (ParsedSets.Get((INamedTypeSymbol)context.Symbol, context.Compilation, context.CancellationToken) is { Rules.IsEmpty: false } parsed)
        {
            Report(parsed.Rules, context.Compilation, context.ReportDiagnostic, context.CancellationToken);
        }
    }

    private static void AnalyzeAssembly(SyntaxNodeAnalysisContext context)
    {
        var list = (AttributeListSyntax)context.Node;
        if (list.Target?.Identifier.IsKind(SyntaxKind.AssemblyKeyword) == true)
        {
            IEnumerable<RuleSite> here = ParsedAssembly.Get(context.Compilation, context.CancellationToken).Rules
                .Where(rule => rule.NamePlace.SourceTree == list.SyntaxTree && list.Span.Contains(rule.NamePlace.SourceSpan));
            Report(here, context.Compilation, context.ReportDiagnostic, context.CancellationToken);
        }
    }

    private static void Report(IEnumerable<RuleSite> rules, Compilation compilation, Action<Diagnostic> report, CancellationToken cancellationToken)
    {
        RuleIndex? index = null;
        foreach (RuleSite rule in rules)
        {
            index ??= RuleIndex.Of(compilation);
            if (index.IsRepeated(rule, cancellationToken))
            {
                report(Diagnostic.Create(Rules.DuplicateRule, rule.NamePlace, rule.Subject));
            }
        }
    }
}
