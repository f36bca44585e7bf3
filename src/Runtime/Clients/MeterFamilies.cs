using System.ComponentModel;
using System.Diagnostics.Metrics;
using System.Runtime.CompilerServices;
using MetricsKit.Families;

namespace MetricsKit.Clients;

/// <summary>
/// What generated code calls for metrics that System.Diagnostics.Metrics exposes. Counters and gauges are counted in our own cells, and
/// observable instruments read them: counting costs what it costs with our own client, and every declared series is there at 0 from the
/// first collection. A histogram has no observable form, so each of its series records with tags that are made once.
/// </summary>
[EditorBrowsable(EditorBrowsableState.Never)]
public static class MeterFamilies
{
    private static readonly ConditionalWeakTable<System.Reflection.Assembly, Meter> s_meters = [];
    private static readonly ConditionalWeakTable<Meter, MeterContents> s_contents = [];

    /// <summary>The process' meter of an assembly: its simple name, and its version as <c>1.2.3</c>.</summary>
    /// <param name="set">The type that declares the metrics.</param>
    /// <returns>The meter.</returns>
    public static Meter MeterOf(Type set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return s_meters.GetValue(set.Assembly, static assembly => new Meter(OptionsOf(assembly)));
    }

    /// <summary>The meter of an assembly in a factory, which disposes of it.</summary>
    /// <param name="factory">The factory; null for the process' own.</param>
    /// <param name="set">The type that declares the metrics.</param>
    /// <returns>The meter.</returns>
    public static Meter MeterOf(IMeterFactory? factory, Type set)
    {
        ArgumentNullException.ThrowIfNull(set);
        return factory?.Create(OptionsOf(set.Assembly)) ?? MeterOf(set);
    }

    /// <summary>Registers a counter with a meter; the same name and shape again gives the same family.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="registry">Counts overflow and misuse; its limit of series holds.</param>
    /// <param name="definition">Declared name, help, labels.</param>
    /// <param name="instrument">Name of the instrument.</param>
    /// <param name="unit">Its unit, in UCUM.</param>
    /// <returns>The family.</returns>
    public static Family<Counter> RegisterCounter(Meter meter, MetricRegistry registry, FamilyDefinition definition, string instrument, string? unit) =>
        Register(meter, registry, definition, MetricKind.Counter, () =>
        {
            var family = new CounterFamily(registry, definition, new LabelLayout(definition.Labels));
            var tags = new SeriesTags<Counter>(family, static series => series.Labels.ToArray());
            meter.CreateObservableCounter(instrument, () => tags.Measure(static (series, sums) => series.Read(sums).Value), unit, HelpOf(definition));
            return family;
        });

    /// <summary>Registers a gauge with a meter, as <see cref="RegisterCounter"/> does a counter.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="registry">Counts overflow and misuse; its limit of series holds.</param>
    /// <param name="definition">Declared name, help, labels.</param>
    /// <param name="instrument">Name of the instrument.</param>
    /// <param name="unit">Its unit, in UCUM.</param>
    /// <returns>The family.</returns>
    public static Family<Gauge> RegisterGauge(Meter meter, MetricRegistry registry, FamilyDefinition definition, string instrument, string? unit) =>
        Register(meter, registry, definition, MetricKind.Gauge, () =>
        {
            var family = new GaugeFamily(registry, definition, new LabelLayout(definition.Labels));
            var tags = new SeriesTags<Gauge>(family, static series => series.Labels.ToArray());
            meter.CreateObservableGauge(instrument, () => tags.Measure(static (series, _) => series.Value), unit, HelpOf(definition));
            return family;
        });

    /// <summary>Registers a histogram with a meter, as <see cref="RegisterCounter"/> does a counter.</summary>
    /// <param name="meter">The meter.</param>
    /// <param name="registry">Counts overflow and misuse; its limit of series holds.</param>
    /// <param name="definition">Declared name, help, labels.</param>
    /// <param name="create">Makes the instrument of a description, told its bounds where the program's System.Diagnostics.DiagnosticSource can.</param>
    /// <returns>The family.</returns>
    public static Family<MeterHistogramSeries> RegisterHistogram(
        Meter meter, MetricRegistry registry, FamilyDefinition definition, Func<Meter, string?, Histogram<double>> create)
    {
        ArgumentNullException.ThrowIfNull(create);
        return Register(meter, registry, definition, MetricKind.Histogram, () =>
            new MeterHistogramFamily(registry, definition, create(meter, HelpOf(definition))));
    }

    private static Family<TSeries> Register<TSeries>(
        Meter meter, MetricRegistry registry, FamilyDefinition definition, MetricKind kind, Func<Family<TSeries>> create)
        where TSeries : class
    {
        ArgumentNullException.ThrowIfNull(meter);
        ArgumentNullException.ThrowIfNull(registry);
        ArgumentNullException.ThrowIfNull(definition);
        var family = s_contents.GetOrCreateValue(meter).Get(definition, kind, create, out var clash);
        family.CreateDeclared(definition.Labels);
        return !clash || !registry.CountMisuse(definition.Name, MisuseReason.NameClash)
            ? family
            : throw new InvalidOperationException($"Meter '{meter.Name}' has another metric '{definition.Name}'; rename one of them.");
    }

    private static string? HelpOf(FamilyDefinition definition) => definition.Help.Length > 0 ? definition.Help : null;

    private static MeterOptions OptionsOf(System.Reflection.Assembly assembly)
    {
        var name = assembly.GetName();
        return new MeterOptions(name.Name ?? "") { Version = name.Version?.ToString(3) };
    }

    /// <summary>The metrics of one meter, by declared name.</summary>
    private sealed class MeterContents
    {
        private readonly Dictionary<string, MetricFamily> _families = new(StringComparer.Ordinal);

        public Family<TSeries> Get<TSeries>(FamilyDefinition definition, MetricKind kind, Func<Family<TSeries>> create, out bool clash)
            where TSeries : class
        {
            lock (_families)
            {
                if (!_families.TryGetValue(definition.Name, out var known))
                {
                    clash = false;
                    var created = create();
                    _families.Add(definition.Name, created);
                    return created;
                }

                if (known is Family<TSeries> same && FamilyShape.IsSame(known, definition, kind, null))
                {
                    clash = false;
                    return same;
                }

                clash = true;
                return create();
            }
        }
    }
}
