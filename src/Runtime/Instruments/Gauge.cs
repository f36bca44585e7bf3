using MetricsKit.Families;

namespace MetricsKit;

/// <summary>
/// One series of a gauge: a value that goes up and down, 0 at first. Every member may be called by any number of threads;
/// none allocates, and none throws unless <see cref="MetricRegistry.ThrowOnMisuse"/> is set.
/// </summary>
public sealed partial class Gauge
{
    private const int Written = 1;
    private const int WasSet = 2;

    private readonly LabelSlab _labels;
    private readonly byte _label;

    // Noted after the value: a gauge that is set to what it was has the same value, and is alive.
    private int _writes;
    private long _bits;

    /// <param name="labels">Knows the family and the label text.</param>
    /// <param name="label">Index of the text.</param>
    internal Gauge(LabelSlab labels, byte label)
    {
        _labels = labels;
        _label = label;
    }

    /// <summary>The value in the metric's unit; NaN and infinities where they were set.</summary>
    public double Value => AtomicDouble.Read(ref _bits);

    /// <summary>The label text as the exposition has it, without braces.</summary>
    internal ReadOnlySpan<byte> Labels => _labels[_label];

    /// <summary>Sets the value.</summary>
    /// <param name="value">Any number in the metric's unit; NaN says that there is none.</param>
    public void Set(double value)
    {
        AtomicDouble.Write(ref _bits, value);
        NoteSet();
    }

    /// <summary>Sets the value to a duration in seconds.</summary>
    /// <param name="value">Any duration.</param>
    public void Set(TimeSpan value) => Set(value.TotalSeconds);

    /// <summary>Adds to the value.</summary>
    /// <param name="increment">Finite, of either sign. NaN or infinity is ignored and counted in <c>metricskit_misuse_total</c>.</param>
    public void Inc(double increment = 1)
    {
        if (double.IsFinite(increment))
        {
            AtomicDouble.Add(ref _bits, increment);
            NoteAdded();
        }
        else
        {
            _labels.Family.ReportNotFinite("increment", increment);
        }
    }

    /// <summary>Subtracts from the value.</summary>
    /// <param name="decrement">Finite, of either sign. NaN or infinity is ignored and counted in <c>metricskit_misuse_total</c>.</param>
    public void Dec(double decrement = 1) => Inc(-decrement);

    /// <summary>Sets the value where it is lower: the highest of all calls stays.</summary>
    /// <param name="targetValue">Any number but NaN, which is ignored and counted in <c>metricskit_misuse_total</c>.</param>
    public void IncTo(double targetValue)
    {
        if (double.IsNaN(targetValue))
        {
            _labels.Family.ReportNotFinite("target", targetValue);
        }
        else
        {
            AtomicDouble.Raise(ref _bits, targetValue);
            NoteSet();
        }
    }

    /// <summary>Sets the value where it is higher: the lowest of all calls stays.</summary>
    /// <param name="targetValue">Any number but NaN, which is ignored and counted in <c>metricskit_misuse_total</c>.</param>
    public void DecTo(double targetValue)
    {
        if (double.IsNaN(targetValue))
        {
            _labels.Family.ReportNotFinite("target", targetValue);
        }
        else
        {
            AtomicDouble.Lower(ref _bits, targetValue);
            NoteSet();
        }
    }

    /// <summary>Sets the value to the present Unix time in seconds, with fractions.</summary>
    public void SetToCurrentTimeUtc() => SetToTimeUtc(DateTimeOffset.UtcNow);

    /// <summary>Sets the value to a Unix time in seconds, with fractions; negative before 1970.</summary>
    /// <param name="timestamp">The time, of any offset.</param>
    public void SetToTimeUtc(DateTimeOffset timestamp) => Set((timestamp - DateTimeOffset.UnixEpoch).TotalSeconds);

    /// <summary>Adds 1, and subtracts it when the result is disposed.</summary>
    /// <returns>What to dispose, once.</returns>
    public InProgressTracker TrackInProgress() => new(this);

    /// <summary>Starts a timer that sets the value to the seconds it ran.</summary>
    /// <returns>The timer; dispose it to record.</returns>
    public MetricTimer NewTimer() => new(this);
}
