using MetricsKit.Families;

namespace MetricsKit;

/// <summary>
/// The metrics that are scraped together. Static sets use <see cref="Default"/>; each host has one of its own. Every member may be called
/// by any number of threads.
/// </summary>
public sealed partial class MetricRegistry
{
    private int _maxSeries = 10_000;
    private MetricRegistry[]? _alone;
    private volatile ExpositionPlan[] _plans = [];

    /// <summary>The registry of static sets, one for the process.</summary>
    public static MetricRegistry Default { get; } = new();

    /// <summary>
    /// Most series of a metric that states no limit of its own; 10,000 unless told otherwise. Beyond it the open labels of new series
    /// become <c>other</c>, which <c>metricskit_overflow_total</c> counts.
    /// </summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int MaxSeriesPerMetric
    {
        get => Volatile.Read(ref _maxSeries);
        set
        {
            ArgumentOutOfRangeException.ThrowIfLessThan(value, 1, nameof(MaxSeriesPerMetric));
            Volatile.Write(ref _maxSeries, value);
        }
    }

    /// <summary>
    /// True: negative increments, NaN and clashing names throw <see cref="InvalidOperationException"/>, for tests and development.
    /// False: they are ignored and counted in <c>metricskit_misuse_total</c>.
    /// </summary>
    public bool ThrowOnMisuse { get; set; }

    /// <summary>
    /// False: no exemplar is kept or shown. True, as long as nothing else is said: those that are given are kept, and where OpenMetrics or
    /// protobuf is scraped, some of the writes after a scrape look for a sampled trace, for one exemplar a series.
    /// </summary>
    public bool Exemplars { get; set; } = true;

    /// <summary>Plans of the expositions that begin with this registry.</summary>
    internal ExpositionPlan[] Plans
    {
        get => _plans;
        set => _plans = value;
    }

    /// <summary>Reads one sample, for tests.</summary>
    /// <param name="name">Name of the sample as exposed: of a histogram <c>x_bucket</c> (with <c>le</c>), <c>x_sum</c> or <c>x_count</c>.</param>
    /// <param name="labels">All labels of the sample that are not absent, in any order.</param>
    /// <returns>The value; null when there is no such series.</returns>
    public double? GetSampleValue(string name, params (string Label, string Value)[] labels)
    {
        ArgumentNullException.ThrowIfNull(name);
        ArgumentNullException.ThrowIfNull(labels);
        return OwnerOf(name) is { } owner && (owner.Kind != MetricKind.Histogram || owner.Name != name) ? owner.Read(name, labels) : null;
    }

    /// <summary>Writes every metric, ordered by name, as one exposition. No lock is held meanwhile; <c>_count</c> always equals the <c>+Inf</c> bucket.</summary>
    /// <param name="output">Where to; it gets chunks of 32 to 64 KB.</param>
    /// <param name="format">Text, OpenMetrics or protobuf: the same series in each.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>When everything is written.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public Task WriteAsync(Stream output, ExpositionFormat format, CancellationToken cancellationToken = default) =>
        WriteAsync(_alone ??= [this], output, format, cancellationToken);

    /// <summary>Writes several registries as one exposition.</summary>
    /// <param name="registries">
    /// Registries. One HELP and TYPE a name, and of identical series the first registry's; a metric whose name an earlier registry uses
    /// for another kind or other labels is left out and counted as misuse.
    /// </param>
    /// <param name="output">Where to; it gets chunks of 32 to 64 KB.</param>
    /// <param name="format">Text, OpenMetrics or protobuf: the same series in each.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>When everything is written.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    public static Task WriteAsync(IReadOnlyList<MetricRegistry> registries, Stream output, ExpositionFormat format, CancellationToken cancellationToken = default) =>
        WriteAsync(registries, output, format, [], cancellationToken);

    /// <summary>Writes several registries as one exposition, with labels that every series gets.</summary>
    /// <param name="registries">Registries, as in the overload without labels.</param>
    /// <param name="output">Where to; it gets chunks of 32 to 64 KB.</param>
    /// <param name="format">Text, OpenMetrics or protobuf: the same series in each.</param>
    /// <param name="constantLabels">Names and values; a metric's own label of the same name wins, and an empty value is no label.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>When everything is written.</returns>
    /// <exception cref="ArgumentOutOfRangeException">There is no such format.</exception>
    /// <exception cref="ArgumentException">A constant label has a name that no label can have.</exception>
    public static Task WriteAsync(
        IReadOnlyList<MetricRegistry> registries,
        Stream output,
        ExpositionFormat format,
        IReadOnlyCollection<KeyValuePair<string, string>> constantLabels,
        CancellationToken cancellationToken = default)
    {
        ArgumentNullException.ThrowIfNull(registries);
        ArgumentNullException.ThrowIfNull(output);
        ArgumentNullException.ThrowIfNull(constantLabels);
        _ = ContentNegotiation.ContentTypeOf(format);
        return ExpositionWriter.WriteAsync(registries, output, format, constantLabels, cancellationToken);
    }
}
