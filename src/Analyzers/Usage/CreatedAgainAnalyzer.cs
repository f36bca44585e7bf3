using System.Collections.Immutable;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>MK3106: a metric, or a meter, is created where code runs for each request, in a loop, or on each read of a property.</summary>
[DiagnosticAnalyzer(LanguageNames.CSharp)]
public sealed class CreatedAgainAnalyzer() : MetricCallAnalyzer(Rules.CreatedAgain)
{
    private protected override void Register(CompilationStartAnalysisContext start)
    {
        base.Register(start);
        start.RegisterSyntaxNodeAction(AnalyzeMeter, SyntaxKind.ObjectCreationExpression);
    }

    private protected override bool Listens(string name) => name.StartsWith("Create", StringComparison.Ordinal)
        && (name.EndsWith("Counter", StringComparison.Ordinal) || name.EndsWith("Gauge", StringComparison.Ordinal) || name is "CreateHistogram" or "CreateSummary");

    private protected override void Check(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax syntax, SimpleNameSyntax name)
    {
        if (context.SemanticModel.GetOperation(syntax, context.CancellationToken) is IInvocationOperation call
            && CreatedMetrics.Of(call) is { } metric)
        {
            Report(context, call, name, metric.Name is { } known ? $"Metric '{known}'" : "The metric", metric.Name is not null, metric.Api == MetricApi.PrometheusNet ? metric.Name : null);
        }
    }

    private static void AnalyzeMeter(SyntaxNodeAnalysisContext context)
    {
        var syntax = (ObjectCreationExpressionSyntax)context.Node;
        if ((syntax.Type is QualifiedNameSyntax qualified ? qualified.Right : syntax.Type) is SimpleNameSyntax { Identifier.ValueText: "Meter" } name
            && context.SemanticModel.GetOperation(syntax, context.CancellationToken) is IObjectCreationOperation creation
            && creation.Type.Is("System.Diagnostics.Metrics", "Meter"))
        {
            string? known = creation.Arguments.FirstOrDefault()?.Value.ConstantValue.Value as string;
            Report(context, creation, name, known is not null ? $"Meter '{known}'" : "The meter", hasOneName: known is not null);
        }
    }

    private static void Report(SyntaxNodeAnalysisContext context, IOperation creation, SimpleNameSyntax name, string what, bool hasOneName, string? fixable = null)
    {
        if (new Repetitions(context.Compilation, context.CancellationToken).Of(creation, hasOneName) is { } repetition)
        {
            context.ReportDiagnostic(Diagnostic.Create(
                Rules.CreatedAgain, name.Identifier.GetLocation(), repetition.Calls.Select(call => call.GetLocation()),
                fixable is null ? null : ImmutableDictionary<string, string?>.Empty.Add("metric", fixable), what, repetition.When));
        }
    }
}
