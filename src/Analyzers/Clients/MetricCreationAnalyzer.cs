using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers;

/// <summary>An analyzer of calls that create a metric. A project that references no client library is not looked at.</summary>
public abstract class MetricCreationAnalyzer : MetricCallAnalyzer
{
    private protected MetricCreationAnalyzer(params DiagnosticDescriptor[] rules)
        : base(rules)
    {
    }

    /// <summary>True where code can use prometheus-net.</summary>
    internal static bool HasPrometheusNet(Compilation compilation) => !compilation.GetTypesByMetadataName("Prometheus.MetricFactory").IsEmpty;

    private protected override void Register(CompilationStartAnalysisContext start)
    {
        if (HasPrometheusNet(start.Compilation) || (Includes(MetricApi.Meters) && !start.Compilation.GetTypesByMetadataName("System.Diagnostics.Metrics.Meter").IsEmpty))
        {
            base.Register(start);
        }
    }

    /// <summary>True for a library whose metrics are looked at.</summary>
    private protected virtual bool Includes(MetricApi api) => true;

    private protected sealed override bool Listens(string name) => name is
        "CreateCounter" or "CreateGauge" or "CreateHistogram" or "CreateSummary"
        or "CreateUpDownCounter" or "CreateObservableCounter" or "CreateObservableGauge" or "CreateObservableUpDownCounter";

    private protected sealed override void Check(SyntaxNodeAnalysisContext context, InvocationExpressionSyntax syntax, SimpleNameSyntax name)
    {
        if (context.SemanticModel.GetOperation(syntax, context.CancellationToken) is IInvocationOperation call
            && CreatedMetrics.Of(call) is { } metric
            && Includes(metric.Api))
        {
            Check(context, metric);
        }
    }

    /// <summary>Looks at what is created.</summary>
    private protected abstract void Check(SyntaxNodeAnalysisContext context, CreatedMetric metric);
}
