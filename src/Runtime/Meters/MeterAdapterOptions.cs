namespace MetricsKit;

/// <summary>Which meters of <c>System.Diagnostics.Metrics</c> a registry shows, and how. Read once, by <see cref="MeterAdapter.Register"/>.</summary>
public sealed class MeterAdapterOptions
{
    private readonly Dictionary<string, MeterInstrumentOptions> _instruments = new(StringComparer.Ordinal);
    private int _maxSeries = 1_000;

    /// <summary>Options with the default meters.</summary>
    public MeterAdapterOptions()
    {
        // One value for every address behind a name: new pods make new ones for as long as the process runs.
        Instrument("http.client.open_connections").DroppedTags.Add("network.peer.address");
        Instrument("http.client.connection.duration").DroppedTags.Add("network.peer.address");
    }

    /// <summary>The meters that are shown unless told otherwise: the runtime's, the web server's, the clients' of HTTP, DNS and gRPC, health checks.</summary>
    public static IReadOnlyList<string> DefaultMeters { get; } =
    [
        "Grpc.*",
        "Microsoft.AspNetCore.Authentication",
        "Microsoft.AspNetCore.Authorization",
        "Microsoft.AspNetCore.Diagnostics",
        "Microsoft.AspNetCore.HeaderParsing",
        "Microsoft.AspNetCore.Hosting",
        "Microsoft.AspNetCore.Http.Connections",
        "Microsoft.AspNetCore.MemoryPool",
        "Microsoft.AspNetCore.RateLimiting",
        "Microsoft.AspNetCore.Routing",
        "Microsoft.AspNetCore.Server.Kestrel",
        "Microsoft.Extensions.Diagnostics.HealthChecks",
        "System.Net.Http",
        "System.Net.NameResolution",
        "System.Runtime",
    ];

    /// <summary>
    /// Names of meters, or beginnings of names with <c>*</c> behind them (<c>Npgsql</c>, <c>MyCompany.*</c>), whatever the case; one with
    /// <c>!</c> before it is left out although another takes it in. At first <see cref="DefaultMeters"/>: remove some, or clear it.
    /// </summary>
    public ICollection<string> Meters { get; } = new List<string>(DefaultMeters);

    /// <summary>Tags that no instrument's series get, by the tag's own name (<c>server.port</c>); series that differ in nothing else become one.</summary>
    public ICollection<string> DroppedTags { get; } = new List<string>();

    /// <summary>
    /// Most series of an instrument; 1,000 unless told otherwise. Beyond it measurements of new tag values go to one series with the label
    /// <c>otel_metric_overflow="true"</c>, which <c>metricskit_overflow_total</c> counts.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int MaxSeriesPerInstrument
    {
        get => _maxSeries;
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxSeriesPerInstrument));
            _maxSeries = value;
        }
    }

    /// <summary>
    /// The <c>IMeterFactory</c> of the host whose meters are shown, beside those that no factory made; null for all. A host sets its own, so
    /// that two hosts in one process do not show each other's requests.
    /// </summary>
    public object? Scope { get; set; }

    /// <summary>Settings of one instrument.</summary>
    /// <param name="name">The instrument's own name: <c>http.server.request.duration</c>.</param>
    /// <returns>Its settings, the same object for the same name.</returns>
    public MeterInstrumentOptions Instrument(string name)
    {
        ArgumentException.ThrowIfNullOrEmpty(name);
        if (!_instruments.TryGetValue(name, out var options))
        {
            _instruments.Add(name, options = new MeterInstrumentOptions());
        }

        return options;
    }

    /// <summary>What is wrong with <see cref="Meters"/> and the bounds of instruments, one message a mistake; for those that check settings before they use them.</summary>
    /// <returns>Nothing where all can be used.</returns>
    public IEnumerable<string> Validate() => Meters.Select(MeterPatterns.ProblemOf).Concat(_instruments.Select(static pair => ProblemOf(pair.Key, pair.Value))).OfType<string>();

    /// <summary>The same settings, which nobody else can change.</summary>
    internal MeterAdapterOptions Copy()
    {
        var copy = new MeterAdapterOptions { MaxSeriesPerInstrument = MaxSeriesPerInstrument, Scope = Scope };
        copy.Meters.Clear();
        copy._instruments.Clear();
        foreach (var meter in Meters)
        {
            copy.Meters.Add(meter);
        }

        foreach (var tag in DroppedTags)
        {
            copy.DroppedTags.Add(tag);
        }

        foreach (var (name, options) in _instruments)
        {
            copy._instruments.Add(name, options.Copy());
        }

        return copy;
    }

    private static string? ProblemOf(string instrument, MeterInstrumentOptions options)
    {
        if (options.Buckets is not { } bounds)
        {
            return null;
        }

        _ = BucketBounds.Of([.. bounds], out var repaired);
        return repaired ? $"The buckets of '{instrument}' are not finite and strictly increasing; give each bound once, smallest first." : null;
    }

    internal MeterInstrumentOptions? Find(string instrument) => _instruments.GetValueOrDefault(instrument);
}
