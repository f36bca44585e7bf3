using System.Diagnostics.Metrics;
using MetricsKit.Families;

namespace MetricsKit;

/// <summary>An exposed name, and the instruments that feed it: meters of one name are many where there are several hosts.</summary>
internal abstract class MeterMetric(MeterKind kind, MetricFamily family) : IDisposable
{
    /// <summary>The kind that all its instruments have.</summary>
    public MeterKind Kind => kind;

    /// <summary>Its series.</summary>
    public MetricFamily Family => family;

    public static MeterMetric Create(MetricRegistry registry, FamilyDefinition definition, MeterKind kind, PulledInstruments pulled) => kind switch
    {
        MeterKind.Counter => new PushedMetric<Counter>(
            kind, new(new CounterFamily(registry, definition, new LabelLayout([])), definition), static (family, constants, filter) => new PushedCounter(family, constants, filter)),
        MeterKind.UpDownCounter => new PushedMetric<Gauge>(
            kind, new(new GaugeFamily(registry, definition, new LabelLayout([])), definition), static (family, constants, filter) => new PushedUpDownCounter(family, constants, filter)),
        MeterKind.Gauge => new PushedMetric<Gauge>(
            kind, new(new GaugeFamily(registry, definition, new LabelLayout([])), definition), static (family, constants, filter) => new PushedGauge(family, constants, filter)),
        MeterKind.Histogram => new PushedMetric<Histogram>(
            kind,
            new(new HistogramFamily(registry, definition, new LabelLayout([]), BucketBounds.Of(definition.Buckets, out _)), definition),
            static (family, constants, filter) => new PushedHistogram(family, constants, filter)),
        MeterKind.ObservableCounter or MeterKind.ObservableUpDownCounter or MeterKind.ObservableGauge => new PulledMetric(kind, new(registry, definition, kind), pulled),
        _ => throw new ArgumentOutOfRangeException(nameof(kind), kind, null),
    };

    /// <summary>What measurements of an instrument are given to; null for one that is asked.</summary>
    public virtual PushedInstrument? Push(KeyValuePair<string, object?>[] constants, TagFilter? filter) => null;

    /// <summary>Asks an instrument from now on, until it is gone.</summary>
    public virtual void Pull(Instrument instrument, KeyValuePair<string, object?>[] constants, TagFilter? filter)
    {
    }

    public virtual void Dispose()
    {
    }
}
