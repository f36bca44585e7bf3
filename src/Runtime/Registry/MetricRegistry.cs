#pragma warning disable CA1822
using System.ComponentModel;
using MetricsKit.Families;

namespace MetricsKit;

/// <summary>The metrics that are scraped together.</summary>
public sealed class MetricRegistry
{
    /// <summary>The registry of static sets.</summary>
    public static MetricRegistry Default { get; } = new();

    /// <summary>Most series of a metric that states no limit of its own; 10,000 unless told otherwise.</summary>
    public int MaxSeriesPerMetric { get; set; } = 10_000;

    /// <summary>True: misuse throws. For tests.</summary>
    public bool ThrowOnMisuse { get; set; }

    /// <summary>Registers a counter.</summary>
    /// <param name="definition">Definition.</param>
    /// <returns>The family.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Family<Counter> RegisterCounter(FamilyDefinition definition) => new(definition, static () => new Counter());

    /// <summary>Registers a gauge.</summary>
    /// <param name="definition">Definition.</param>
    /// <returns>The family.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Family<Gauge> RegisterGauge(FamilyDefinition definition) => new(definition, static () => new Gauge());

    /// <summary>Registers a histogram.</summary>
    /// <param name="definition">Definition.</param>
    /// <returns>The family.</returns>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public Family<Histogram> RegisterHistogram(FamilyDefinition definition) => new(definition, static () => new Histogram());

    /// <summary>Reads one sample.</summary>
    /// <param name="name">Name.</param>
    /// <param name="labels">All its labels.</param>
    /// <returns>The value; null when there is no such series.</returns>
    public double? GetSampleValue(string name, params (string Label, string Value)[] labels) => null;

    /// <summary>Writes the exposition.</summary>
    /// <param name="output">Where to.</param>
    /// <param name="format">Format.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>When it is written.</returns>
    public Task WriteAsync(Stream output, ExpositionFormat format, CancellationToken cancellationToken = default) =>
        WriteAsync([this], output, format, cancellationToken);

    /// <summary>Writes several registries as one exposition.</summary>
    /// <param name="registries">Registries; of identical series the first one's is written.</param>
    /// <param name="output">Where to.</param>
    /// <param name="format">Format.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>When it is written.</returns>
    public static Task WriteAsync(IReadOnlyList<MetricRegistry> registries, Stream output, ExpositionFormat format, CancellationToken cancellationToken = default) =>
        WriteAsync(registries, output, format, [], cancellationToken);

    /// <summary>Writes several registries as one exposition, with labels that every series gets.</summary>
    /// <param name="registries">Registries; of identical series the first one's is written.</param>
    /// <param name="output">Where to.</param>
    /// <param name="format">Format.</param>
    /// <param name="constantLabels">Labels and values; a series' own label of the same name wins.</param>
    /// <param name="cancellationToken">Stops the writing.</param>
    /// <returns>When it is written.</returns>
    public static Task WriteAsync(
        IReadOnlyList<MetricRegistry> registries,
        Stream output,
        ExpositionFormat format,
        IReadOnlyCollection<KeyValuePair<string, string>> constantLabels,
        CancellationToken cancellationToken = default) => Task.CompletedTask;
}
