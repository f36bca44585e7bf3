using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>MK7001: a metric that prometheus-net creates for a field or property, where a declaration says the same.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class MigrationAnalyzer() : MetricAnalyzer(Rules.Migratable)
{
    private protected override void Register(CompilationStartAnalysisContext start)
    {
        if (start.Compilation.GetTypeByMetadataName("Prometheus.Metrics") is not null
            && start.Compilation.GetTypeByMetadataName(KnownNames.MetricSet) is not null)
        {
            start.RegisterSyntaxNodeAction(Analyze, SyntaxKind.FieldDeclaration, SyntaxKind.PropertyDeclaration);
        }
    }

    private static void Analyze(SyntaxNodeAnalysisContext context)
    {
        // A member that takes attributes written for a field, or several fields of one declaration, has no single replacement.
        (SyntaxToken name, ExpressionSyntax? value) = context.Node switch
        {
            FieldDeclarationSyntax { AttributeLists.Count: 0, Declaration.Variables: [var only] } => (only.Identifier, only.Initializer?.Value),
            PropertyDeclarationSyntax { AttributeLists.Count: 0 } property => (property.Identifier, property.Initializer?.Value),
            _ => default,
        };
        if (value is InvocationExpressionSyntax creation
            && MetricCreation.MayBe(creation)
            && context.SemanticModel.GetDeclaredSymbol(context.Node is FieldDeclarationSyntax field ? field.Declaration.Variables[0] : context.Node, context.CancellationToken) is { } member
            && MetricHolder.CanBeReplaced(member, context.CancellationToken)
            && MetricCreation.Read(creation, member, context.SemanticModel, context.CancellationToken) is { } metric)
        {
            context.ReportDiagnostic(Diagnostic.Create(Rules.Migratable, name.GetLocation(), metric.ToProperties(), metric.Kind, metric.Name));
        }
    }
}
