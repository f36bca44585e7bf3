using System.Diagnostics.Metrics;

namespace MetricsKit;

/// <summary>A metric whose instruments are asked.</summary>
internal sealed class PulledMetric : MeterMetric
{
    private readonly PulledMeterFamily _family;
    private readonly PulledInstruments _pulled;
    private volatile bool _isDisposed;

    public PulledMetric(MeterKind kind, PulledMeterFamily family, PulledInstruments pulled)
        : base(kind, family)
    {
        _family = family;
        _pulled = pulled;
        pulled.Add(family);
    }

    public override void Pull(Instrument instrument, KeyValuePair<string, object?>[] constants, TagFilter? filter)
    {
        var pulled = new PulledInstrument(instrument, _family, constants, filter);
        _family.Add(pulled);
        if (_isDisposed)
        {
            // Made while the adapter was disposed, which may not have seen it.
            pulled.Dispose();
        }
    }

    public override void Dispose()
    {
        _isDisposed = true;
        _pulled.Remove(_family);
        foreach (var instrument in _family.Instruments)
        {
            instrument.Dispose();
        }

        base.Dispose();
    }
}
