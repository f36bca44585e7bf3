using System.Diagnostics.Metrics;

namespace MetricsKit;

/// <summary>
/// An observable instrument with a listener of its own, so that one that throws costs its own measurements, all of them.
/// </summary>
internal sealed class PulledInstrument : IDisposable
{
    private static readonly List<(PulledMeterSeries, double)> s_nothing = [];

    private readonly MeterListener _listener = new();
    private readonly PulledMeterFamily _family;
    private readonly KeyValuePair<string, object?>[] _constants;
    private readonly TagFilter? _filter;
    private volatile TagTable _known = new();
    private List<(PulledMeterSeries, double)> _taken = [];
    private List<(PulledMeterSeries, double)> _spare = [];
    private int _isBusy;

    public PulledInstrument(Instrument instrument, PulledMeterFamily family, KeyValuePair<string, object?>[] constants, TagFilter? filter)
    {
        _family = family;
        _constants = constants;
        _filter = filter;
        _listener.MeasurementsCompleted = (_, _) => family.Remove(this);
        MeterCallbacks.Pull(_listener, MeterCallbacks.TypeOf(instrument));
        _listener.EnableMeasurementEvents(instrument, this);
    }

    /// <summary>What it gave when it was last asked.</summary>
    public IReadOnlyList<(PulledMeterSeries Series, double Value)> Given { get; private set; } = s_nothing;

    /// <summary>Asks the instrument; runs the user's code, so it may throw and may take its time.</summary>
    /// <returns>False where an earlier call has not come back yet.</returns>
    public bool TryAsk()
    {
        if (Interlocked.Exchange(ref _isBusy, 1) != 0)
        {
            return false;
        }

        try
        {
            _taken.Clear();
            _listener.RecordObservableInstruments();
            return true;
        }
        finally
        {
            Volatile.Write(ref _isBusy, 0);
        }
    }

    /// <summary>Takes a measurement of the call that is under way.</summary>
    public void Take(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (_filter is not null && !_filter.KeepsAll(tags))
        {
            var kept = new KeyValuePair<string, object?>[tags.Length];
            tags = kept.AsSpan(0, _filter.Copy(tags, kept));
        }

        var known = _known;
        _taken.Add((known.Find(tags) as PulledMeterSeries ?? _family.Resolve(_constants, tags, known), value));
    }

    /// <summary>Keeps what the call gave.</summary>
    public void Accept()
    {
        Given = _taken;
        (_taken, _spare) = (_spare, _taken);
    }

    /// <summary>Has nothing to show: the call threw, or has not come back.</summary>
    public void Refuse() => Given = s_nothing;

    /// <summary>Forgets series that were removed.</summary>
    public void Forget() => _known = new TagTable();

    public void Dispose() => _listener.Dispose();
}
