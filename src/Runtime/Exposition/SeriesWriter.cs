using System.Runtime.CompilerServices;
using MetricsKit.Cells;
using MetricsKit.Families;
using MetricsKit.Native;

namespace MetricsKit;

/// <summary>
/// Writes one exposition in one format, into a buffer that is sent from time to time. Metrics push their series: <see cref="Begin"/>,
/// <see cref="Enter"/> for each registry that has the metric, its series, <see cref="EndMetric"/>. One thread at a time; kept in a pool.
/// </summary>
/// <remarks>Label texts are those of the text format, escaped, without braces: <c>a="1",b="2"</c>. A label without a value is not in them.</remarks>
internal abstract class SeriesWriter
{
    private const int BufferSize = 64 * 1024;
    private const int FlushAt = 32 * 1024;

    private readonly LabelTextSet _earlier = new();
    private long[] _counts = new long[32];
    private RecordedExemplar?[] _exemplars = new RecordedExemplar?[32];
    private CellSums? _sums;

    /// <summary>What the cells of threads had when the exposition began: series are read against it.</summary>
    public CellSums? Sums => _sums;

    /// <summary>True: there is enough for one send, and what there is may be sent.</summary>
    public bool IsFull
    {
        [MethodImpl(MethodImplOptions.AggressiveInlining)]
        get => Buffer.Length >= FlushAt && IsSendable;
    }

    /// <summary>True: some series of this metric were written for an earlier registry.</summary>
    public bool HasEarlier => _earlier.Count > 0;

    /// <summary>Label texts of the series that earlier registries wrote of this metric.</summary>
    public LabelTextSet Earlier => _earlier;

    /// <summary>The entries of the family that is being written: it keeps to them from chunk to chunk.</summary>
    public SeriesEntries? Entries { get; set; }

    /// <summary>True: exemplars of this metric are written.</summary>
    public abstract bool TakesExemplars { get; }

    /// <summary>True: native histograms are written.</summary>
    public abstract bool TakesNative { get; }

    /// <summary>Room for the native buckets of a histogram.</summary>
    public NativeSnapshot Native { get; } = new();

    /// <summary>What is to be sent.</summary>
    public TextBuffer Buffer { get; } = new(0);

    /// <summary>False inside a message whose length comes first.</summary>
    protected virtual bool IsSendable => true;

    /// <summary>Bytes that wait for more than a chunk.</summary>
    protected virtual int Expected => 0;

    /// <summary>Starts an exposition.</summary>
    public virtual void Start()
    {
        Buffer.Rent(BufferSize + Expected);
        _sums = CellSums.Take();
    }

    /// <summary>Writes what precedes the series of a metric.</summary>
    public abstract void Begin(MetricMetadata metric);

    /// <summary>Turns to the series of one registry.</summary>
    /// <param name="constantLabels">Label text that all of them get.</param>
    public abstract void Enter(ReadOnlySpan<byte> constantLabels);

    /// <summary>Writes what follows the series of a metric.</summary>
    public virtual void EndMetric()
    {
        _earlier.Clear();
        Entries = null;
    }

    /// <summary>Writes what follows the last metric.</summary>
    public virtual void End()
    {
    }

    /// <summary>Gives the buffer back, at any time.</summary>
    public virtual void Stop()
    {
        _earlier.Clear();
        Entries = null;
        Buffer.Dispose();
        _sums?.Dispose();
        _sums = null;
    }

    /// <summary>Writes a counter.</summary>
    public abstract void Counter(ReadOnlySpan<byte> labels, long value, RecordedExemplar? exemplar = null);

    /// <summary>Writes a counter that has fractions.</summary>
    public abstract void Counter(ReadOnlySpan<byte> labels, double value, RecordedExemplar? exemplar = null);

    /// <summary>Writes a gauge, or an info.</summary>
    public abstract void Gauge(ReadOnlySpan<byte> labels, double value);

    /// <summary>Writes a histogram.</summary>
    /// <param name="labels">Label text.</param>
    /// <param name="buckets">Bounds.</param>
    /// <param name="counts">Observations of each bucket alone; their sum is the histogram's count.</param>
    /// <param name="sum">Sum of the observations.</param>
    /// <param name="exemplars">One a bucket or null; empty for none.</param>
    /// <param name="native">Native buckets of the same observations; null for none.</param>
    public abstract void Histogram(
        ReadOnlySpan<byte> labels,
        BucketTexts buckets,
        ReadOnlySpan<long> counts,
        double sum,
        ReadOnlySpan<RecordedExemplar?> exemplars,
        NativeSnapshot? native = null);

    /// <summary>Writes a summary.</summary>
    /// <param name="labels">Label text.</param>
    /// <param name="quantiles">Quantiles, 0 to 1, and their values.</param>
    /// <param name="sum">Sum of the observations.</param>
    /// <param name="count">Number of observations.</param>
    public abstract void Summary(ReadOnlySpan<byte> labels, ReadOnlySpan<(double Quantile, double Value)> quantiles, double sum, long count);

    /// <summary>Writes a number of which nothing is known.</summary>
    public abstract void Unknown(ReadOnlySpan<byte> labels, double value);

    /// <summary>Room for the counts of a histogram; its content is what an earlier one left.</summary>
    public Span<long> Counts(int buckets)
    {
        if (_counts.Length < buckets)
        {
            _counts = new long[buckets];
        }

        return _counts.AsSpan(0, buckets);
    }

    /// <summary>Room for the exemplars of a histogram; its content is what an earlier one left.</summary>
    public Span<RecordedExemplar?> Exemplars(int buckets)
    {
        if (_exemplars.Length < buckets)
        {
            _exemplars = new RecordedExemplar?[buckets];
        }

        return _exemplars.AsSpan(0, buckets);
    }
}
