using System.ComponentModel;
using MetricsKit.Clients;

namespace MetricsKit;

/// <summary>
/// One series of a histogram that System.Diagnostics.Metrics exposes, for OpenTelemetry. Its tags are made once, so that an observation
/// allocates nothing. A default one records nothing.
/// </summary>
public readonly struct MeterHistogram : IEquatable<MeterHistogram>
{
    private readonly MeterHistogramSeries? _series;

    /// <summary>For generated code.</summary>
    /// <param name="series">What records.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public MeterHistogram(MeterHistogramSeries series) => _series = series;

    /// <summary>Records one observation.</summary>
    /// <param name="value">Finite, in the metric's unit. NaN or infinity is ignored and counted in <c>metricskit_misuse_total</c>.</param>
    public void Observe(double value) => _series?.Observe(value);

    /// <summary>Records a duration in seconds.</summary>
    /// <param name="value">Any duration.</param>
    public void Observe(TimeSpan value) => _series?.Observe(value.TotalSeconds);

    /// <summary>Starts a timer that records the seconds it ran.</summary>
    /// <returns>The timer; dispose it to record.</returns>
    public MetricTimer NewTimer() => _series is { } series ? new MetricTimer(series) : default;

    /// <inheritdoc/>
    public bool Equals(MeterHistogram other) => ReferenceEquals(_series, other._series);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is MeterHistogram other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _series?.GetHashCode() ?? 0;

    /// <summary>Whether two handles are the same series.</summary>
    public static bool operator ==(MeterHistogram left, MeterHistogram right) => left.Equals(right);

    /// <summary>Whether two handles are different series.</summary>
    public static bool operator !=(MeterHistogram left, MeterHistogram right) => !left.Equals(right);
}
