using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>Calls that create metrics, as they are met in source. A project that references no client library is not looked at.</summary>
internal static class CreationCalls
{
    /// <summary>Analyzes each call that creates a metric of prometheus-net.</summary>
    public static void OfPrometheusNet(AnalysisContext context, Action<SyntaxNodeAnalysisContext, CreatedMetric> analyze) => context.RegisterCompilationStartAction(start =>
    {
        if (!start.Compilation.GetTypesByMetadataName("Prometheus.MetricFactory").IsEmpty)
        {
            start.RegisterSyntaxNodeAction(node => Analyze(node, analyze), SyntaxKind.InvocationExpression);
        }
    });

    /// <summary>The called name, as it is written: <c>CreateCounter</c>; null where a call has none.</summary>
    public static SimpleNameSyntax? NameOf(InvocationExpressionSyntax call) => call.Expression switch
    {
        MemberAccessExpressionSyntax access => access.Name,
        MemberBindingExpressionSyntax binding => binding.Name,
        SimpleNameSyntax name => name,
        _ => null,
    };

    private static void Analyze(SyntaxNodeAnalysisContext context, Action<SyntaxNodeAnalysisContext, CreatedMetric> analyze)
    {
        // By name first: asking for a call's operation binds the whole method around it.
        var call = (InvocationExpressionSyntax)context.Node;
        if (NameOf(call)?.Identifier.ValueText is "CreateCounter" or "CreateGauge" or "CreateHistogram" or "CreateSummary"
            && context.SemanticModel.GetOperation(call, context.CancellationToken) is IInvocationOperation operation
            && CreatedMetrics.Of(operation) is { Api: MetricApi.PrometheusNet } metric)
        {
            analyze(context, metric);
        }
    }
}
