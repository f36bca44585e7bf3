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

    // Those of findings, but for the few that the parser reports as well.
    private static DiagnosticDescriptor[] Across =>
    [
        Rules.DuplicateMetric, Rules.MetricBudget, Rules.AssemblyBudget, Rules.DuplicateRule,
        Rules.NegativeIncrement, Rules.NotDisposed, Rules.ValueInOtherUnit, Rules.EndsBeforeTask, Rules.NotDecremented, Rules.SwappedLabels, Rules.CreatedAgain,
        Rules.GroupInterval, Rules.UnreadableRuleFile, Rules.UnreadableMetricList, Rules.UnreadableSetting,
        .. FindingRules.All.Where(rule => rule != Rules.MalformedExpression && rule != Rules.MalformedDuration && rule != Rules.IllegalName),
    ];

    private static IEnumerable<DiagnosticDescriptor> Everything() => typeof(Rules)
        .GetFields(BindingFlags.Public | BindingFlags.Static)
        .Select(field => field.GetValue(null))
        .OfType<DiagnosticDescriptor>();
}
