using MetricsKit.Families;

namespace MetricsKit;

/// <summary>The families of several registries in the order of one exposition.</summary>
internal static class MergedFamilies
{
    /// <summary>Groups of one name, ordered by name; in a group the first registry's family first.</summary>
    public static List<ArraySegment<MetricFamily>> Of(IReadOnlyList<MetricRegistry> registries)
    {
        var all = new List<MetricFamily>();
        for (var i = 0; i < registries.Count; i++)
        {
            foreach (var family in registries[i].Families)
            {
                if (family.HasSeries && !IsTaken(family, registries, i))
                {
                    all.Add(family);
                }
            }
        }

        // The sort is stable, so registries keep their order within a name.
        var sorted = registries.Count == 1 ? [.. all] : all.OrderBy(static family => family.Name, StringComparer.Ordinal).ToArray();
        var groups = new List<ArraySegment<MetricFamily>>(sorted.Length);
        for (int start = 0, end; start < sorted.Length; start = end)
        {
            end = start + 1;
            while (end < sorted.Length && sorted[end].Name == sorted[start].Name)
            {
                end++;
            }

            groups.Add(new ArraySegment<MetricFamily>(sorted, start, end - start));
        }

        return groups;
    }

    /// <summary>Whether an earlier registry has given one of the family's sample names to a metric it cannot be merged with.</summary>
    private static bool IsTaken(MetricFamily family, IReadOnlyList<MetricRegistry> registries, int index)
    {
        for (var i = 0; i < index; i++)
        {
            if (ReferenceEquals(registries[i], registries[index]))
            {
                return true;
            }

            foreach (var name in family.SampleNames)
            {
                if (registries[i].OwnerOf(name) is { } owner && !IsMergeable(owner, family))
                {
                    family.Registry.ReportHidden(family);
                    return true;
                }
            }
        }

        return false;
    }

    private static bool IsMergeable(MetricFamily first, MetricFamily second) =>
        first.Name == second.Name && first.Kind == second.Kind && HaveEqualLabels(first.Layout, second.Layout);

    private static bool HaveEqualLabels(LabelLayout first, LabelLayout second)
    {
        if (first.Labels.Length != second.Labels.Length)
        {
            return false;
        }

        for (var i = 0; i < first.Labels.Length; i++)
        {
            if (first.Labels[i].Name != second.Labels[i].Name)
            {
                return false;
            }
        }

        return true;
    }
}
