using System.Collections.Concurrent;
using System.ComponentModel;
using MetricsKit.Families;
using MetricsKit.Native;

namespace MetricsKit;

public sealed partial class MetricRegistry
{
    private readonly object _gate = new();
    private readonly ConcurrentDictionary<string, MetricFamily> _owners = new(StringComparer.Ordinal);
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
        Register<Counter>(definition, MetricKind.Counter, layout => new CounterFamily(this, definition, layout));

    /// <summary>Registers a gauge, as <see cref="RegisterCounter"/> does a counter.</summary>
    /// <param name="definition">Name, help, labels.</param>
    /// <returns>The family.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Family<Gauge> RegisterGauge(FamilyDefinition definition) =>
        Register<Gauge>(definition, MetricKind.Gauge, layout => new GaugeFamily(this, definition, layout));

    /// <summary>Registers a histogram, as <see cref="RegisterCounter"/> does a counter.</summary>
    /// <param name="definition">Name, help, labels, bucket bounds.</param>
    /// <returns>The family.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Family<Histogram> RegisterHistogram(FamilyDefinition definition)
    {
        ArgumentNullException.ThrowIfNull(definition);
        var bounds = BucketBounds.Of(definition.Buckets, out var repaired);
        var family = Register<Histogram>(definition, MetricKind.Histogram, layout => new HistogramFamily(this, definition, layout, bounds), bounds);
        if (definition.Native && !NativeShape.IsFactor(definition.NativeBucketFactor) && CountMisuse(definition.Name, MisuseReason.InvalidDefinition))
        {
            throw new InvalidOperationException(FormattableString.Invariant($"The native buckets of '{definition.Name}' cannot grow by {definition.NativeBucketFactor}; give a factor above 1, such as 1.1."));
        }

        if (repaired && CountMisuse(definition.Name, MisuseReason.InvalidDefinition))
        {
            throw new InvalidOperationException($"The buckets of '{definition.Name}' are not finite and strictly increasing; give each bound once, smallest first.");
        }

        return family;
    }

    /// <summary>The family that writes samples of this name.</summary>
    internal MetricFamily? OwnerOf(string sampleName) => _owners.GetValueOrDefault(sampleName);

    private Family<TSeries> Register<TSeries>(FamilyDefinition definition, MetricKind kind, Func<LabelLayout, Family<TSeries>> create, double[]? bounds = null)
        where TSeries : class
    {
        ArgumentNullException.ThrowIfNull(definition);
        var problem = FamilyShape.ProblemOf(definition);
        var reason = problem is null ? MisuseReason.NameClash : MisuseReason.InvalidDefinition;
        var family = (problem is null ? FindSame<TSeries>(definition, kind, bounds) : null) ?? create(new LabelLayout(definition.Labels));

        // Series first, so that no scrape sees a family without those that exist from registration. Sources are the user's code: no lock is held.
        family.CreateDeclared(definition.Labels);
        if (problem is null)
        {
            lock (_gate)
            {
                if (FindSame<TSeries>(definition, kind, bounds) is { } same)
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

    private Family<TSeries>? FindSame<TSeries>(FamilyDefinition definition, MetricKind kind, double[]? bounds)
        where TSeries : class =>
        OwnerOf(definition.Name) is Family<TSeries> owner && FamilyShape.IsSame(owner, definition, kind, bounds) ? owner : null;

    /// <summary>Makes a family the owner of its sample names; under the lock.</summary>
    /// <returns>Why it cannot be; null when it is.</returns>
    private string? Claim(MetricFamily family)
    {
        foreach (var name in family.SampleNames)
        {
            if (OwnerOf(name) is { } owner && (family.Yields || !owner.Yields))
            {
                return $"'{name}' belongs to {owner.Kind.ToString().ToLowerInvariant()} '{owner.Name}' of other kind, labels or buckets; rename '{family.Name}'.";
            }
        }

        foreach (var name in family.SampleNames)
        {
            if (OwnerOf(name) is { } yielding)
            {
                Hide(yielding);
                ReportHidden(yielding);
            }

            _owners[name] = family;
        }

        _registered.Add(family);
        _sorted = null;
        return null;
    }
}
