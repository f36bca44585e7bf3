using System.Collections.Immutable;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.Diagnostics;
using Microsoft.CodeAnalysis.Diagnostics.Telemetry;

namespace MetricsKit.Analyzers.Tests.Clients;

// Which projects pay for analyzers at all.
public sealed class MetricUseTests
{
    [Theory]
    [InlineData("using System.Diagnostics.Metrics; class C { }")]
    [InlineData("class C { object M() => new global::System.Diagnostics.Metrics.Meter(\"a\"); }")]
    [InlineData("class C { void M(object o) { var tags = (Microsoft.AspNetCore.Http.Features.IHttpMetricsTagsFeature)o; } }")]
    [InlineData("class Metrics { } class MyMetrics { System.Diagnostics.Metrics.Meter? _meter; }")]
    [InlineData("namespace Prometheus { class Counter { } }")]
    public void A_project_that_names_an_API_of_metrics_has_metrics(string source) => Assert.True(MetricUse.IsIn(Compile(source)));

    [Theory]
    [InlineData("class OrderMetrics { int Metrics; }")]
    [InlineData("namespace Shop.Metrics { class Http { } }")]
    public void The_word_alone_is_none(string source) => Assert.False(MetricUse.IsIn(Compile(source)));

    [Fact]
    public void A_project_that_references_a_library_has_metrics()
    {
        Assert.True(MetricUse.IsIn(Compile("class C { }").AddReferences(PrometheusNetSurface.Reference)));
        Assert.True(MetricUse.IsIn(Compile("class C { }").WithReferences(References.Default)));
    }

    [Fact]
    public async Task Without_metrics_nothing_is_registered()
    {
        ImmutableArray<DiagnosticAnalyzer> analyzers = [.. typeof(MetricSetAnalyzer).Assembly.GetTypes().Where(t => !t.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(t)).Select(t => (DiagnosticAnalyzer)Activator.CreateInstance(t)!)];

        AnalysisResult result = await Compile("class C { void M() { M(); } }").WithAnalyzers(analyzers).GetAnalysisResultAsync(CancellationToken.None);

        Assert.All(analyzers, analyzer =>
        {
            AnalyzerTelemetryInfo info = result.AnalyzerTelemetryInfo[analyzer];
            Assert.Equal(0, info.SyntaxNodeActionsCount + info.SemanticModelActionsCount + info.SymbolActionsCount + info.SymbolStartActionsCount + info.OperationActionsCount + info.OperationBlockActionsCount + info.SyntaxTreeActionsCount);
        });
    }

    private static CSharpCompilation Compile(string source) =>
        (TestProject.Of(source) with { ImplicitUsings = false }).Compile().WithReferences(References.Framework);
}
