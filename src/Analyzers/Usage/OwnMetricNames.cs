using System.Runtime.CompilerServices;
using MetricsKit.Declarations;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers;

/// <summary>Names of the members that declare metrics of ours with several labels: what a call must be named to be worth binding.</summary>
internal sealed class OwnMetricNames
{
    private static readonly ConditionalWeakTable<Compilation, OwnMetricNames> Cache = new();

    private readonly HashSet<string> _names = new(StringComparer.Ordinal);

    private OwnMetricNames(IEnumerable<CatalogModel> catalogs)
    {
        foreach (MetricModel metric in catalogs.SelectMany(c => c.Metrics))
        {
            if (metric.Labels.Count > 1)
            {
                _names.Add(metric.Member.Substring(metric.Member.LastIndexOf('.') + 1));
            }
        }
    }

    /// <summary>The names in a compilation, generated code included, and its references.</summary>
    public static OwnMetricNames Of(Compilation compilation, CancellationToken cancellationToken)
    {
        if (!Cache.TryGetValue(compilation, out OwnMetricNames? names))
        {
            names = new OwnMetricNames(Catalogs.All(compilation, cancellationToken));
            names = Cache.GetValue(compilation, _ => names);
        }

        return names;
    }

    /// <summary>True for the name of such a member.</summary>
    public bool Contains(string name) => _names.Contains(name);
}
