using System.Collections.Immutable;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers.Tests.Harness;

/// <summary>Every analyzer there is.</summary>
internal static class AllAnalyzers
{
    public static ImmutableArray<DiagnosticAnalyzer> Instances { get; } = typeof(MetricSetAnalyzer).Assembly.GetTypes()
        .Where(type => !type.IsAbstract && typeof(DiagnosticAnalyzer).IsAssignableFrom(type))
        .Select(type => (DiagnosticAnalyzer)Activator.CreateInstance(type)!)
        .ToImmutableArray();
}
