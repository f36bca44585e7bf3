using System.Collections.Immutable;
using System.Runtime.CompilerServices;
using MetricsKit.Declarations;
using MetricsKit.PromQL.Checks;
using Microsoft.CodeAnalysis;
using Microsoft.CodeAnalysis.Diagnostics;

namespace MetricsKit.Analyzers;

/// <summary>What the rules of a compilation can read: declared series, and those that files beside the code name.</summary>
internal sealed class RuleSurroundings
{
    private static readonly ConditionalWeakTable<Compilation, RuleSurroundings> Cache = new();

    private RuleSurroundings(MetricCatalog catalog) => Catalog = catalog;

    /// <summary>Every series that is known.</summary>
    public MetricCatalog Catalog { get; }

    public static RuleSurroundings Of(Compilation compilation, AnalyzerOptions options, CancellationToken cancellationToken) =>
        Cache.TryGetValue(compilation, out RuleSurroundings? surroundings)
            ? surroundings
            : Cache.GetValue(compilation, c => new RuleSurroundings(RuleCatalog.Of(c, cancellationToken)));
}
