using System.Diagnostics.Metrics;
using MetricsKit.Families;

namespace MetricsKit;

/// <summary>
/// Shows what .NET and its libraries measure by <c>System.Diagnostics.Metrics</c>: a metric for each instrument of the meters that are
/// allowed, with names and units as Prometheus has them, whenever the instrument comes and goes. Dispose it to show them no longer.
/// </summary>
/// <remarks>
/// Start it before what it shall measure: of an up-down counter it sees the changes from then on. Where an instrument's name is
/// that of a metric of our own, ours is shown, and <c>metricskit_misuse_total{reason="name_clash"}</c> counts the other.
/// </remarks>
public sealed class MeterAdapter : IDisposable
{
    /// <summary>Most metrics; a library that makes ever new instruments gets no memory for them.</summary>
    private const int MostMetrics = 2_000;

    private readonly object _gate = new();
    private readonly MetricRegistry _registry;
    private readonly MeterAdapterOptions _options;
    private readonly MeterPatterns _meters;
    private readonly PulledInstruments _pulled;
    private readonly Dictionary<string, MeterMetric> _metrics = new(StringComparer.Ordinal);
    private readonly HashSet<Type> _types = [];
    private readonly MeterListener _listener = new();
    private volatile bool _isDisposed;

    private MeterAdapter(MetricRegistry registry, MeterAdapterOptions options)
    {
        _registry = registry;
        _options = options;
        _meters = new MeterPatterns(options.Meters);
        _pulled = new PulledInstruments(registry);
    }

    /// <summary>Shows meters in a registry from now on.</summary>
    /// <param name="registry">The registry, <see cref="MetricRegistry.Default"/> or a host's own, which then has its adapter.</param>
    /// <param name="options">Which meters, and how; null for <see cref="MeterAdapterOptions.DefaultMeters"/>. Later changes to it have no effect.</param>
    /// <returns>What to dispose when they shall be shown no longer; until then it lives, also where nobody keeps it.</returns>
    /// <exception cref="ArgumentException">A pattern of <see cref="MeterAdapterOptions.Meters"/>, or an instrument's bounds, cannot be used.</exception>
    /// <exception cref="InvalidOperationException">The registry has an adapter: give that one all the meters, or dispose it first.</exception>
    public static MeterAdapter Register(MetricRegistry registry, MeterAdapterOptions? options = null)
    {
        ArgumentNullException.ThrowIfNull(registry);
        if (options?.Validate().FirstOrDefault() is { } problem)
        {
            throw new ArgumentException(problem, nameof(options));
        }

        var adapter = new MeterAdapter(registry, options?.Copy() ?? new MeterAdapterOptions());
        if (!registry.TrySetMeters(adapter))
        {
            throw new InvalidOperationException("The registry shows meters already; name all of them in one MeterAdapterOptions.Meters (of a host: MetricsKitOptions.Meters), or dispose the first adapter.");
        }

        adapter.Start();
        return adapter;
    }

    /// <summary>Listens no longer, and takes the metrics out of the registry.</summary>
    public void Dispose()
    {
        MeterMetric[] metrics;
        lock (_gate)
        {
            if (_isDisposed)
            {
                return;
            }

            _isDisposed = true;
            metrics = [.. _metrics.Values];
            _metrics.Clear();
        }

        _listener.Dispose();
        foreach (var metric in metrics)
        {
            metric.Dispose();
            _registry.Hide(metric.Family);
        }

        _registry.ClearMeters(this);
    }

    private void Start()
    {
        _listener.InstrumentPublished = (instrument, _) => Publish(instrument);
        _listener.MeasurementsCompleted = static (_, state) => (state as PushedInstrument)?.Ended?.Invoke();
        _listener.Start();
        _registry.BeforeScrape(_pulled.CollectAsync);
    }

    /// <summary>Takes an instrument in. Whoever makes one must not learn of what we cannot do with it.</summary>
    private void Publish(Instrument instrument)
    {
        try
        {
            if (!_isDisposed
                && MeterKinds.Of(instrument) is { } kind
                && _meters.Allows(instrument.Meter.Name)
                && (_options.Scope is null || instrument.Meter.Scope is null || ReferenceEquals(instrument.Meter.Scope, _options.Scope))
                && _options.Find(instrument.Name)?.Enabled != false)
            {
                Take(instrument, kind);
            }
        }
#pragma warning disable CA1031 // A library's constructor runs this.
        catch (Exception)
#pragma warning restore CA1031
        {
            _registry.CountMisuse(instrument.Name, MisuseReason.InvalidDefinition);
        }
    }

    private void Take(Instrument instrument, MeterKind kind)
    {
        var own = _options.Find(instrument.Name);
        var name = MeterNames.Metric(instrument.Name, instrument.Unit, kind);
        MeterMetric? metric;
        lock (_gate)
        {
            if (_isDisposed || (!_metrics.TryGetValue(name, out metric) && (metric = Create(name, instrument, kind, own)) is null))
            {
                return;
            }
        }

        if (metric.Kind != kind)
        {
            _registry.CountMisuse(name, MisuseReason.NameClash);
            return;
        }

        var constants = (instrument.Meter.Tags ?? []).Concat(instrument.Tags ?? []).ToArray();
        var filter = TagFilter.Of(_options, own);
        if (metric.Push(constants, filter) is { } pushed)
        {
            ListenTo(MeterCallbacks.TypeOf(instrument));
            _listener.EnableMeasurementEvents(instrument, pushed);
        }
        else
        {
            metric.Pull(instrument, constants, filter);
        }
    }

    private void ListenTo(Type type)
    {
        lock (_gate)
        {
            if (_types.Add(type))
            {
                MeterCallbacks.Push(_listener, type);
            }
        }
    }

    /// <summary>The metric of a name that no instrument has had; null where it cannot be shown.</summary>
    private MeterMetric? Create(string name, Instrument instrument, MeterKind kind, MeterInstrumentOptions? own)
    {
        if (_metrics.Count >= MostMetrics || !MetricNames.IsMetric(name))
        {
            _registry.CountMisuse(instrument.Name, MisuseReason.InvalidDefinition);
            return null;
        }

        var definition = new FamilyDefinition
        {
            Name = name,
            Help = instrument.Description ?? "",
            Buckets = kind == MeterKind.Histogram ? [.. own?.Buckets ?? MeterBounds.Of(instrument)] : null,
            Native = own?.Native == true,
            MaxSeries = own?.MaxSeries ?? _options.MaxSeriesPerInstrument,
        };
        var metric = MeterMetric.Create(_registry, definition, kind, _pulled);
        if (!_registry.TryShow(metric.Family))
        {
            return null;
        }

        _metrics.Add(name, metric);
        return metric;
    }
}
