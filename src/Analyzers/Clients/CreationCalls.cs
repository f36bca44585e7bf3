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
    public static void OfPrometheusNet(AnalysisContext context, Action<SyntaxNodeAnalysisContext, CreatedMetric> analyze) => MetricUse.Register(context, start =>
    {
        if (HasPrometheusNet(start.Compilation))
        {
            start.RegisterSyntaxNodeAction(node => Analyze(node, MetricApi.PrometheusNet, analyze), SyntaxKind.InvocationExpression);
        }
    });

    /// <summary>Analyzes each call that creates a metric of prometheus-net or of a meter.</summary>
    public static void OfAnyClient(AnalysisContext context, Action<SyntaxNodeAnalysisContext, CreatedMetric> analyze) => MetricUse.Register(context, start =>
    {
        if (HasPrometheusNet(start.Compilation) || !start.Compilation.GetTypesByMetadataName("System.Diagnostics.Metrics.Meter").IsEmpty)
        {
            start.RegisterSyntaxNodeAction(node => Analyze(node, null, analyze), SyntaxKind.InvocationExpression);
        }
    });

    /// <summary>True where code can use prometheus-net.</summary>
    public static bool HasPrometheusNet(Compilation compilation) => !compilation.GetTypesByMetadataName("Prometheus.MetricFactory").IsEmpty;

    private static void Analyze(SyntaxNodeAnalysisContext context, MetricApi? api, Action<SyntaxNodeAnalysisContext, CreatedMetric> analyze)
    {
        // By name first: asking for a call's operation binds the whole method around it.
        var call = (InvocationExpressionSyntax)context.Node;
        if (IsCreation(Calls.Name(call)?.Identifier.ValueText)
            && context.SemanticModel.GetOperation(call, context.CancellationToken) is IInvocationOperation operation
            && CreatedMetrics.Of(operation) is { } metric
            && (api is null || metric.Api == api))
        {
            analyze(context, metric);
        }
    }

    private static bool IsCreation(string? name) => name is
        "CreateCounter" or "CreateGauge" or "CreateHistogram" or "CreateSummary"
        or "CreateUpDownCounter" or "CreateObservableCounter" or "CreateObservableGauge" or "CreateObservableUpDownCounter";
}
