using System.Diagnostics.Metrics;

namespace MetricsKit;

/// <summary>A metric whose instruments are asked.</summary>
internal sealed class PulledMetric : MeterMetric
{
    private readonly PulledMeterFamily _family;
    private readonly PulledInstruments _pulled;

    public PulledMetric(MeterKind kind, PulledMeterFamily family, PulledInstruments pulled)
        : base(kind, family)
    {
        _family = family;
        _pulled = pulled;
        pulled.Add(family);
    }

    public override void Pull(Instrument instrument, KeyValuePair<string, object?>[] constants, TagFilter? filter) =>
        _family.Add(new PulledInstrument(instrument, _family, constants, filter));

    public override void Dispose()
    {
        _pulled.Remove(_family);
        foreach (var instrument in _family.Instruments)
        {
            instrument.Dispose();
        }

        base.Dispose();
    }
}
