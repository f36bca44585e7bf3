using System.ComponentModel;

namespace MetricsKit;

/// <summary>
/// One series of a gauge that System.Diagnostics.Metrics exposes, for OpenTelemetry. Its members are those of <see cref="Gauge"/>: the value
/// is kept here, and an observable gauge reads it when somebody collects, so that it can be set as well as moved. A default one keeps nothing.
/// </summary>
public readonly struct MeterGauge : IEquatable<MeterGauge>
{
    private readonly Gauge? _cell;

    /// <summary>For generated code.</summary>
    /// <param name="cell">Where the value is kept.</param>
    [EditorBrowsable(EditorBrowsableState.Never)]
    public MeterGauge(Gauge cell) => _cell = cell;

    /// <summary>The value in the metric's unit.</summary>
    public double Value => _cell?.Value ?? 0;

    /// <inheritdoc cref="Gauge.Set(double)"/>
    public void Set(double value) => _cell?.Set(value);

    /// <inheritdoc cref="Gauge.Set(TimeSpan)"/>
    public void Set(TimeSpan value) => _cell?.Set(value);

    /// <inheritdoc cref="Gauge.Inc(double)"/>
    public void Inc(double increment = 1) => _cell?.Inc(increment);

    /// <inheritdoc cref="Gauge.Dec(double)"/>
    public void Dec(double decrement = 1) => _cell?.Dec(decrement);

    /// <inheritdoc cref="Gauge.IncTo(double)"/>
    public void IncTo(double targetValue) => _cell?.IncTo(targetValue);

    /// <inheritdoc cref="Gauge.DecTo(double)"/>
    public void DecTo(double targetValue) => _cell?.DecTo(targetValue);

    /// <inheritdoc cref="Gauge.SetToCurrentTimeUtc"/>
    public void SetToCurrentTimeUtc() => _cell?.SetToCurrentTimeUtc();

    /// <inheritdoc cref="Gauge.SetToTimeUtc(DateTimeOffset)"/>
    public void SetToTimeUtc(DateTimeOffset timestamp) => _cell?.SetToTimeUtc(timestamp);

    /// <inheritdoc cref="Gauge.TrackInProgress"/>
    public InProgressTracker TrackInProgress() => _cell?.TrackInProgress() ?? default;

    /// <inheritdoc cref="Gauge.NewTimer"/>
    public MetricTimer NewTimer() => _cell?.NewTimer() ?? default;

    /// <inheritdoc/>
    public bool Equals(MeterGauge other) => ReferenceEquals(_cell, other._cell);

    /// <inheritdoc/>
    public override bool Equals(object? obj) => obj is MeterGauge other && Equals(other);

    /// <inheritdoc/>
    public override int GetHashCode() => _cell?.GetHashCode() ?? 0;

    /// <summary>Whether two handles are the same series.</summary>
    public static bool operator ==(MeterGauge left, MeterGauge right) => left.Equals(right);

    /// <summary>Whether two handles are different series.</summary>
    public static bool operator !=(MeterGauge left, MeterGauge right) => !left.Equals(right);
}
