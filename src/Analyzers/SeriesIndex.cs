using System.Runtime.CompilerServices;
using MetricsKit.Declarations;
using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers;

/// <summary>Who makes which series, in a compilation and all that it references.</summary>
internal sealed class SeriesIndex
{
    private static readonly ConditionalWeakTable<Compilation, SeriesIndex> ByCompilation = new();

    private readonly Dictionary<string, List<Owner>> _owners = new(StringComparer.Ordinal);

    private SeriesIndex(IEnumerable<CatalogModel> catalogs)
    {
        foreach (CatalogModel catalog in catalogs)
        {
            foreach (MetricModel metric in catalog.Metrics)
            {
                var owner = new Owner(metric.Name, metric.Member);
                foreach (string series in SeriesNames(metric))
                {
                    if (!_owners.TryGetValue(series, out List<Owner>? owners))
                    {
                        _owners.Add(series, owners = []);
                    }

                    owners.Add(owner);
                }
            }
        }
    }

    /// <summary>The index of a compilation whose generated code is part of it.</summary>
    public static SeriesIndex Of(Compilation compilation, CancellationToken cancellationToken)
    {
        if (!ByCompilation.TryGetValue(compilation, out SeriesIndex? index))
        {
            var catalogs = new List<CatalogModel>();
            if (Catalogs.Of(compilation.Assembly) is { } own)
            {
                catalogs.Add(own);
            }

            catalogs.AddRange(Catalogs.Referenced(compilation, cancellationToken));
            index = new SeriesIndex(catalogs);
            index = ByCompilation.GetValue(compilation, _ => index);
        }

        return index;
    }

    /// <summary>The first series of <paramref name="metric"/> that another declaration makes too, and that declaration.</summary>
    public (string Series, string Member)? FindOther(MetricModel metric)
    {
        foreach (string series in SeriesNames(metric))
        {
            if (!_owners.TryGetValue(series, out List<Owner>? owners))
            {
                continue;
            }

            // The metric itself is in the index once; overloads with one name are there several times.
            bool self = false;
            foreach (Owner owner in owners)
            {
                if (!self && owner.Name == metric.Name && owner.Member == metric.Member)
                {
                    self = true;
                    continue;
                }

                return (series, owner.Member);
            }
        }

        return null;
    }

    private static IEnumerable<string> SeriesNames(MetricModel metric) => metric.Kind == MetricKind.Histogram
        ? [metric.Name, metric.Name + "_bucket", metric.Name + "_sum", metric.Name + "_count"]
        : [metric.Name];

    private sealed record Owner(string Name, string Member);
}
