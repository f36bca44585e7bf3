using System.Text;
using MetricsKit.Families;

namespace MetricsKit;

/// <summary>
/// What does not change from scrape to scrape: the metrics of several registries in one order, what precedes each, and their constant labels.
/// Made again when a metric was registered, or constant labels were set. Immutable.
/// </summary>
internal sealed class ExpositionPlan
{
    // More than the callers that one registry has: its own scrape, an endpoint, a listener, a push.
    private const int MostKept = 8;

    private readonly MetricRegistry[] _registries;
    private readonly KeyValuePair<string, string>[] _constantLabels;
    private readonly MetricFamily[][] _families;
    private readonly IReadOnlyDictionary<string, string>[] _registryLabels;
    private readonly ConstantLabels[] _labels;

    private ExpositionPlan(MetricRegistry[] registries, KeyValuePair<string, string>[] constantLabels)
    {
        _registries = registries;
        _constantLabels = constantLabels;
        _families = Array.ConvertAll(registries, static registry => registry.Families);
        _registryLabels = Array.ConvertAll(registries, static registry => registry.ConstantLabels);
        _labels = Array.ConvertAll(_registryLabels, labels => new ConstantLabels([.. labels, .. constantLabels]));
        var hidden = new List<MetricFamily>();
        Metrics = MetricsOf(hidden);
        Hidden = [.. hidden];
    }

    /// <summary>Metrics ordered by name.</summary>
    public PlannedMetric[] Metrics { get; }

    /// <summary>Families that cannot be shown because an earlier registry has one of their names.</summary>
    public MetricFamily[] Hidden { get; }

    /// <summary>The plan of an exposition: the one of the last time, where nothing was registered since.</summary>
    /// <exception cref="ArgumentException">A constant label has a name that no label can have.</exception>
    public static ExpositionPlan Of(IReadOnlyList<MetricRegistry> registries, IReadOnlyCollection<KeyValuePair<string, string>> constantLabels)
    {
        if (registries.Count == 0)
        {
            _ = new ConstantLabels(constantLabels);
            return new ExpositionPlan([], [.. constantLabels]);
        }

        var kept = registries[0].Plans;
        foreach (var plan in kept)
        {
            if (plan.IsFor(registries, constantLabels) && plan.IsCurrent())
            {
                return plan;
            }
        }

        var created = new ExpositionPlan([.. registries], [.. constantLabels]);

        // Two that do this at once lose one of their plans, which is made again.
        registries[0].Plans = [created, .. kept.Where(plan => plan.IsCurrent() && !plan.IsFor(registries, constantLabels)).Take(MostKept - 1)];
        return created;
    }

    /// <summary>Labels that every series of another client's metric gets.</summary>
    public ConstantLabels LabelsOf(IncludedMetric metric)
    {
        var isSame = Array.TrueForAll(_registryLabels, static labels => labels.Count == 0);
        var index = isSame ? 0 : Array.FindIndex(_registries, registry => registry.Included.Any(exposition => exposition.Metrics.Contains(metric)));
        return _labels[Math.Max(index, 0)];
    }

    private bool IsFor(IReadOnlyList<MetricRegistry> registries, IReadOnlyCollection<KeyValuePair<string, string>> constantLabels)
    {
        if (registries.Count != _registries.Length || constantLabels.Count != _constantLabels.Length)
        {
            return false;
        }

        for (var i = 0; i < _registries.Length; i++)
        {
            if (!ReferenceEquals(registries[i], _registries[i]))
            {
                return false;
            }
        }

        if (constantLabels.Count == 0)
        {
            return true;
        }

        var next = 0;
        foreach (var label in constantLabels)
        {
            if (next == _constantLabels.Length || label.Key != _constantLabels[next].Key || label.Value != _constantLabels[next].Value)
            {
                return false;
            }

            next++;
        }

        return next == _constantLabels.Length;
    }

    private bool IsCurrent()
    {
        for (var i = 0; i < _registries.Length; i++)
        {
            if (!ReferenceEquals(_registries[i].Families, _families[i]) || !ReferenceEquals(_registries[i].ConstantLabels, _registryLabels[i]))
            {
                return false;
            }
        }

        return true;
    }

    private PlannedMetric[] MetricsOf(List<MetricFamily> hidden)
    {
        var all = new List<PlannedFamily>();
        for (var i = 0; i < _families.Length; i++)
        {
            if (Array.IndexOf(_registries, _registries[i]) < i)
            {
                continue;
            }

            foreach (var family in _families[i])
            {
                if (IsTaken(family, i))
                {
                    hidden.Add(family);
                }
                else
                {
                    all.Add(new PlannedFamily(family, _labels[i].TextFor(family.Layout)));
                }
            }
        }

        // The groups keep the order of their first family, and registries theirs within a group. Only families of the same constant labels
        // can have a series in common: they are neighbours.
        return [.. all.GroupBy(static planned => planned.Family.Name, StringComparer.Ordinal)
            .OrderBy(static group => group.Key, StringComparer.Ordinal)
            .Select(group => new PlannedMetric([.. group.GroupBy(static planned => Encoding.UTF8.GetString(planned.ConstantLabels)).SelectMany(static same => same)], IsNameTaken))];
    }

    /// <summary>Whether another registry has given one of the family's sample names to a metric that precedes it and cannot be merged with it.</summary>
    private bool IsTaken(MetricFamily family, int index)
    {
        for (var i = 0; i < (family.Yields ? _registries.Length : index); i++)
        {
            foreach (var name in family.SampleNames)
            {
                if (_registries[i].OwnerOf(name) is { } owner && owner != family && Precedes(owner, family, isEarlier: i < index))
                {
                    return true;
                }
            }
        }

        return false;
    }

    private bool IsNameTaken(string name) => Array.Exists(_registries, registry => registry.OwnerOf(name) is not null);

    private static bool Precedes(MetricFamily owner, MetricFamily family, bool isEarlier) =>
        owner.Yields == family.Yields ? isEarlier && !IsMergeable(owner, family) : family.Yields;

    private static bool IsMergeable(MetricFamily first, MetricFamily second) =>
        first.Name == second.Name && first.Type == second.Type && HaveEqualLabels(first.Layout, second.Layout);

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
