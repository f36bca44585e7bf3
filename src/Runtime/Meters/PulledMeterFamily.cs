using MetricsKit.Families;

namespace MetricsKit;

/// <summary>Series of instruments that are asked before each scrape. What was not given in the last round is not shown.</summary>
internal sealed class PulledMeterFamily(MetricRegistry registry, FamilyDefinition definition, MeterKind kind)
    : MeterFamily<PulledMeterSeries>(registry, definition, kind.Exposed())
{
    private readonly object _adding = new();
    private volatile PulledInstrument[] _instruments = [];
    private volatile int _round;
    private volatile int _shown;

    internal override bool HasSeries => _shown > 0;

    /// <summary>The instruments that are there.</summary>
    public PulledInstrument[] Instruments => _instruments;

    public void Add(PulledInstrument instrument)
    {
        lock (_adding)
        {
            _instruments = [.. _instruments, instrument];
        }
    }

    public void Remove(PulledInstrument instrument)
    {
        lock (_adding)
        {
            _instruments = [.. _instruments.Where(each => each != instrument)];
        }
    }

    /// <summary>Shows what the instruments have given. One thread at a time.</summary>
    public void Publish()
    {
        var round = _round + 1;
        var instruments = _instruments;
        foreach (var instrument in instruments)
        {
            foreach (var (series, value) in instrument.Given)
            {
                if (kind != MeterKind.ObservableCounter || double.IsFinite(value))
                {
                    series.Collect(round, value, isSum: kind != MeterKind.ObservableGauge);
                }
                else
                {
                    Registry.CountMisuse(Name, MisuseReason.NotFinite);
                }
            }
        }

        var shown = 0;
        foreach (var series in All())
        {
            shown += series.Publish(round) ? 1 : 0;
        }

        _shown = shown;
        _round = round;
        if (Count >= MostSeries && shown < Count)
        {
            // Full, and some are gone: their room is for others. What instruments remember of them is void.
            Forget(series => series.Round < round);
            foreach (var instrument in instruments)
            {
                instrument.Forget();
            }
        }
    }

    protected override PulledMeterSeries Create(byte[] labels) => new(labels);

    protected override ReadOnlySpan<byte> LabelsOf(PulledMeterSeries series) => series.Labels;

    protected override void WriteSeries(PulledMeterSeries series, SeriesWriter writer)
    {
        if (series.Round < _round)
        {
            return;
        }

        if (Kind == MetricKind.Counter)
        {
            writer.Counter(series.Labels, series.Value);
        }
        else
        {
            writer.Gauge(series.Labels, series.Value);
        }
    }

    protected override double? ReadSeries(PulledMeterSeries series, string name, string extraValue) => series.Round >= _round ? series.Value : null;
}

/// <summary>A series of an observable instrument.</summary>
internal sealed class PulledMeterSeries(byte[] labels)
{
    private long _bits;
    private double _collected;
    private int _collectedIn;
    private volatile int _round;

    /// <summary>The label text as the exposition has it, without braces.</summary>
    public byte[] Labels { get; } = labels;

    /// <summary>The last round that gave a value.</summary>
    public int Round => _round;

    /// <summary>The value of that round.</summary>
    public double Value => AtomicDouble.Read(ref _bits);

    /// <summary>Takes a value of a round that is not shown yet; several that are one series are added up, of gauges the highest holds.</summary>
    public void Collect(int round, double value, bool isSum)
    {
        _collected = _collectedIn != round ? value : isSum ? _collected + value : Math.Max(_collected, value);
        _collectedIn = round;
    }

    /// <summary>Shows what was collected.</summary>
    /// <returns>False where the round gave nothing.</returns>
    public bool Publish(int round)
    {
        if (_collectedIn != round)
        {
            return false;
        }

        AtomicDouble.Write(ref _bits, _collected);
        _round = round;
        return true;
    }
}
