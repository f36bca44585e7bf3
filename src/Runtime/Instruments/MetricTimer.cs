using System.Diagnostics;
using System.Runtime.CompilerServices;
using MetricsKit.Clients;

namespace MetricsKit;

/// <summary>
/// Measures the time from its creation and records it, in seconds, into the histogram (an observation), the counter (an increment) or the gauge (its value) it came from.
/// Each call of <see cref="ObserveDuration"/> or <see cref="Dispose"/> records once.
/// </summary>
public readonly struct MetricTimer : IDisposable, IEquatable<MetricTimer>
{
    private static readonly double s_secondsPerTick = 1.0 / Stopwatch.Frequency;

    private readonly object? _target;
    private readonly long _start;

    internal MetricTimer(object target)
    {
        _target = target;
        _start = Stopwatch.GetTimestamp();
    }

    /// <summary>Time since the timer was made; zero for a default timer.</summary>
    public TimeSpan Elapsed => _target is null ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_start);

    /// <summary>Records the time since the timer was made.</summary>
    /// <returns>That time; zero for a default timer, which records nothing.</returns>
    public TimeSpan ObserveDuration()
    {
        var end = Stopwatch.GetTimestamp();
        Record(end - _start);
        return _target is null ? TimeSpan.Zero : Stopwatch.GetElapsedTime(_start, end);
    }

    /// <summary>Records the time since the timer was made.</summary>
    public void Dispose() => Record(Stopwatch.GetTimestamp() - _start);

    /// <summary>Records seconds as exact as the clock, which a <see cref="TimeSpan"/> is not.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    private void Record(long ticks)
    {
        var seconds = ticks * s_secondsPerTick;
        if (_target is Histogram histogram)
        {
            histogram.Observe(seconds);
        }
        else
        {
            RecordElsewhere(seconds);
        }
    }

    private void RecordElsewhere(double seconds)
    {
        switch (_target)
        {
            case Counter counter:
                counter.Inc(seconds);
                break;
            case Gauge gauge:
                gauge.Set(seconds);
                break;
            case MeterHistogramSeries series:
                series.Observe(seconds);
                break;
        }
    }

    /// <inheritdoc />
    public bool Equals(MetricTimer other) => ReferenceEquals(_target, other._target) && _start == other._start;

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is MetricTimer other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => HashCode.Combine(_target, _start);

    /// <summary>Whether two timers record the same time into the same series.</summary>
    public static bool operator ==(MetricTimer left, MetricTimer right) => left.Equals(right);

    /// <summary>Whether two timers differ in start or series.</summary>
    public static bool operator !=(MetricTimer left, MetricTimer right) => !left.Equals(right);
}
