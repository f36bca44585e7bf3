using System.Collections.Immutable;
using System.Reflection;
using MetricsKit.Declarations;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers;

/// <summary>The rules that the parser itself reports: all but those that look at several declarations together.</summary>
internal static class ParserRules
{
    public static ImmutableArray<DiagnosticDescriptor> All { get; } = Everything()
        .Where(rule => !Across.Contains(rule))
        .OrderBy(rule => rule.Id, StringComparer.Ordinal)
        .ToImmutableArray();

    private static DiagnosticDescriptor[] Across => [Rules.DuplicateMetric, Rules.MetricBudget, Rules.AssemblyBudget];

    private static IEnumerable<DiagnosticDescriptor> Everything() => typeof(Rules)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null))
        .OfType<DiagnosticDescriptor>();
}
