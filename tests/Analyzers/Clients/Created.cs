using MetricsKit.Testing;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.CSharp;
using Microsoft.CodeAnalysis.CSharp.Syntax;
using Microsoft.CodeAnalysis.Operations;

namespace MetricsKit.Analyzers.Tests.Clients;

/// <summary>What the reader finds behind the argument of <c>Probe.At(…)</c>, and in that argument itself.</summary>
internal static class Created
{
    private const string Probe = """
        public static class Probe
        {
            public static void At(object? metric) { }
        }
        """;

    private const string Usings = """
        global using Prometheus;
        global using System.Diagnostics.Metrics;
        global using Counter = Prometheus.Counter;
        global using Gauge = Prometheus.Gauge;
        global using Histogram = Prometheus.Histogram;
        """;

    /// <summary>The metric behind the one probe: <c>Counter orders_total(status, region)</c>; null where nothing is found.</summary>
    public static string? Behind(params string[] sources)
    {
        CSharpCompilation compilation = Compile(sources);
        IOperation argument = Argument(compilation);
        CreatedMetric? metric = CreatedMetrics.Behind(argument, compilation, CancellationToken.None);
        return metric is null ? null : Describe(metric);
    }

    /// <summary>The metric that the argument of the one probe creates.</summary>
    public static CreatedMetric? Call(params string[] sources)
    {
        IOperation argument = Argument(Compile(sources));
        while (argument is IConversionOperation conversion)
        {
            argument = conversion.Operand;
        }

        return CreatedMetrics.Of(Assert.IsAssignableFrom<IInvocationOperation>(argument));
    }

    private static CSharpCompilation Compile(string[] sources)
    {
        TestProject project = PrometheusNetSurface.With(Probe) with { Language = LanguageVersion.CSharp13 };
        project = project with { Sources = [.. project.Sources, ("Usings2.cs", Usings), .. sources.Select((s, i) => ($"Source{i}.cs", s))] };
        CSharpCompilation compilation = project.Compile();
        Assert.Empty(compilation.GetDiagnostics().Where(d => d.Severity == DiagnosticSeverity.Error));
        return compilation;
    }

    private static IOperation Argument(CSharpCompilation compilation)
    {
        InvocationExpressionSyntax call = Assert.Single(
            compilation.SyntaxTrees.SelectMany(tree => tree.GetRoot().DescendantNodes().OfType<InvocationExpressionSyntax>()),
            call => call.Expression.ToString() == "Probe.At");
        ExpressionSyntax argument = call.ArgumentList.Arguments[0].Expression;
        return compilation.GetSemanticModel(call.SyntaxTree).GetOperation(argument)!;
    }

    private static string Describe(CreatedMetric metric) =>
        $"{metric.ApiName} {metric.Name ?? "?"}({(metric.LabelNames is { } labels ? string.Join(", ", labels) : metric.LabelCount is { } count ? $"{count} labels" : "?")})";
}
