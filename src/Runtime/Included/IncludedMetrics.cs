using MetricsKit.Families;

namespace MetricsKit;

/// <summary>Which metrics of other clients an exposition shows.</summary>
internal static class IncludedMetrics
{
    /// <summary>Those of all registries, ordered by name, without the ones that share a sample's name with a metric of ours or with an earlier one.</summary>
    public static IncludedMetric[] Of(IReadOnlyList<MetricRegistry> registries)
    {
        List<IncludedMetric>? shown = null;
        HashSet<string>? names = null;
        for (var i = 0; i < registries.Count; i++)
        {
            foreach (var exposition in registries[i].Included)
            {
                foreach (var metric in exposition.Metrics)
                {
                    names ??= new(StringComparer.Ordinal);
                    if (!IsOurs(metric, registries) && !Array.Exists(metric.SampleNames, names.Contains))
                    {
                        names.UnionWith(metric.SampleNames);
                        (shown ??= []).Add(metric);
                    }
                }
            }
        }

        shown?.Sort(static (a, b) => string.CompareOrdinal(a.Name, b.Name));
        return shown is null ? [] : [.. shown];
    }

    /// <summary>What precedes the series of one of them.</summary>
    public static MetricMetadata MetadataOf(IncludedMetric metric, IncludedMetric[] all, IReadOnlyList<MetricRegistry> registries) => new(
        metric.Name,
        Utf16.Repair(metric.Help),
        metric.Type,
        name => Array.Exists(all, other => other.Name == name) || Owner(name, registries) is not null);

    // OpenMetrics names our counters and infos without their suffix, and a metric has the same series in each format.
    private static bool IsOurs(IncludedMetric metric, IReadOnlyList<MetricRegistry> registries) =>
        Array.Exists(metric.SampleNames, name => Owner(name, registries) is not null)
        || Owner(metric.Name + "_total", registries) is { Type: SeriesType.Counter }
        || Owner(metric.Name + "_info", registries) is { Type: SeriesType.Info };

    private static MetricFamily? Owner(string name, IReadOnlyList<MetricRegistry> registries)
    {
        for (var i = 0; i < registries.Count; i++)
        {
            if (registries[i].OwnerOf(name) is { HasSeries: true } owner)
            {
                return owner;
            }
        }

        return null;
    }
}
