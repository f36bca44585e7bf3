using System.ComponentModel;
using MetricsKit.Families;
using MetricsKit.Native;

namespace MetricsKit;

public sealed partial class MetricRegistry
{
    private readonly object _gate = new();
    private readonly Dictionary<string, MetricFamily> _owners = new(StringComparer.Ordinal);
    private readonly List<MetricFamily> _registered = [];
    private volatile MetricFamily[]? _sorted;

    /// <summary>Every registered family, ordered by name.</summary>
    internal MetricFamily[] Families
    {
        get
        {
            if (_sorted is { } sorted)
            {
                return sorted;
            }

            lock (_gate)
            {
                return _sorted = [.. _registered.OrderBy(static family => family.Name, StringComparer.Ordinal)];
            }
        }
    }

    /// <summary>
    /// Registers a counter. The same name and shape again gives the same family; one that clashes, or that no exposition can hold, gives a
    /// family that works and is not exposed, and counts as misuse.
    /// </summary>
    /// <param name="definition">Name, help, labels.</param>
    /// <returns>The family.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Family<Counter> RegisterCounter(FamilyDefinition definition) =>
        (Family<Counter>)Register(definition, MetricKind.Counter);

    /// <summary>Registers a gauge, as <see cref="RegisterCounter"/> does a counter.</summary>
    /// <param name="definition">Name, help, labels.</param>
    /// <returns>The family.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Family<Gauge> RegisterGauge(FamilyDefinition definition) =>
        (Family<Gauge>)Register(definition, MetricKind.Gauge);

    /// <summary>Registers a histogram, as <see cref="RegisterCounter"/> does a counter.</summary>
    /// <param name="definition">Name, help, labels, bucket bounds.</param>
    /// <returns>The family.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Family<Histogram> RegisterHistogram(FamilyDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var bounds = BucketBounds.Of(definition.Buckets, out var repaired);
        var family = (Family<Histogram>)Register(definition, MetricKind.Histogram, bounds);
        if (repaired || definition.Native)
        {
            CheckBuckets(definition, repaired);
        }

        return family;
    }

    /// <summary>The family that writes samples of this name.</summary>
    internal MetricFamily? OwnerOf(string sampleName)
    {
        lock (_owners)
        {
            return _owners.TryGetValue(sampleName, out var owner) ? owner : null;
        }
    }

    // A process waits for this before it counts for the first time: each method, closure and generic type on the way is compiled then.
    private MetricFamily Register(FamilyDefinition definition, MetricKind kind, double[]? bounds = null, bool isObserved = false)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var problem = FamilyShape.ProblemOf(definition);
        var reason = problem is null ? MisuseReason.NameClash : MisuseReason.InvalidDefinition;
        var family = (problem is null ? FindSame(definition, kind, bounds, isObserved) : null) ?? Create(definition, kind, bounds, isObserved);

        // Series first, so that no scrape sees a family without those that exist from registration. Sources are the user's code: no lock is held.
        family.CreateDeclared(definition.Labels);
        if (problem is null)
        {
            lock (_gate)
            {
                if (FindSame(definition, kind, bounds, isObserved) is { } same)
                {
                    return same;
                }

                problem = Claim(family);
                if (problem is null)
                {
                    return family;
                }
            }
        }

        return CountMisuse(definition.Name, reason, problem) ? throw new InvalidOperationException(problem) : family;
    }

    private MetricFamily Create(FamilyDefinition definition, MetricKind kind, double[]? bounds, bool isObserved)
    {
        var layout = new LabelLayout(definition.Labels);
        if (isObserved)
        {
            return new ObservedFamily(this, definition, kind, layout);
        }

        return kind switch
        {
            MetricKind.Counter => new CounterFamily(this, definition, layout),
            MetricKind.Gauge => new GaugeFamily(this, definition, layout),
            _ => new HistogramFamily(this, definition, layout, bounds!),
        };
    }

    private MetricFamily? FindSame(FamilyDefinition definition, MetricKind kind, double[]? bounds, bool isObserved) =>
        OwnerOf(definition.Name) is { } owner && IsOfWay(owner, isObserved) && FamilyShape.IsSame(owner, definition, kind, bounds) ? owner : null;

    /// <summary>Whether a family is one that a registration makes, and of the same way to get values.</summary>
    private static bool IsOfWay(MetricFamily family, bool isObserved) =>
        isObserved ? family is ObservedFamily : family is CounterFamily or GaugeFamily or HistogramFamily;

    private void CheckBuckets(FamilyDefinition definition, bool repaired)
    {
        if (definition.Native && !NativeShape.IsFactor(definition.NativeBucketFactor) && CountMisuse(definition.Name, MisuseReason.InvalidDefinition))
        {
            throw new InvalidOperationException(FormattableString.Invariant($"The native buckets of '{definition.Name}' cannot grow by {definition.NativeBucketFactor}; give a factor above 1, such as 1.1."));
        }

        if (repaired && CountMisuse(definition.Name, MisuseReason.InvalidDefinition))
        {
            throw new InvalidOperationException($"The buckets of '{definition.Name}' are not finite and strictly increasing; give each bound once, smallest first.");
        }
    }

    /// <summary>Makes a family the owner of its sample names; under the lock.</summary>
    /// <returns>Why it cannot be; null when it is.</returns>
    private string? Claim(MetricFamily family)
    {
        foreach (var name in family.SampleNames)
        {
            if (OwnerOf(name) is { } owner && (family.Yields || !owner.Yields))
            {
                return FamilyShape.ClashOf(name, owner, family);
            }
        }

        foreach (var name in family.SampleNames)
        {
            if (OwnerOf(name) is { } yielding)
            {
                Hide(yielding);
                ReportHidden(yielding);
            }

            lock (_owners)
            {
                _owners[name] = family;
            }
        }

        _registered.Add(family);
        _sorted = null;
        return null;
    }
}
