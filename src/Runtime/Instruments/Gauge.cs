namespace MetricsKit;

/// <summary>One series of a gauge.</summary>
public sealed class Gauge
{
    internal Gauge()
    {
    }

    /// <summary>The value.</summary>
    public double Value { get; private set; }

    /// <summary>Sets the value.</summary>
    /// <param name="value">Value.</param>
    public void Set(double value) => Value = value;

    /// <summary>Sets the value in seconds.</summary>
    /// <param name="value">Value.</param>
    public void Set(TimeSpan value) => Value = value.TotalSeconds;

    /// <summary>Adds.</summary>
    /// <param name="increment">What to add.</param>
    public void Inc(double increment = 1) => Value += increment;

    /// <summary>Subtracts.</summary>
    /// <param name="decrement">What to subtract.</param>
    public void Dec(double decrement = 1) => Value -= decrement;

    /// <summary>Sets to the present Unix time in seconds.</summary>
    public void SetToCurrentTimeUtc() => SetToTimeUtc(DateTimeOffset.UtcNow);

    /// <summary>Sets to a Unix time in seconds.</summary>
    /// <param name="timestamp">Time.</param>
    public void SetToTimeUtc(DateTimeOffset timestamp) => Value = timestamp.ToUnixTimeMilliseconds() / 1000.0;

    /// <summary>1 more until disposed.</summary>
    /// <returns>What to dispose.</returns>
    public InProgressTracker TrackInProgress() => new(this);

    /// <summary>A timer.</summary>
    /// <returns>The timer.</returns>
    public MetricTimer NewTimer() => new(this);
}
