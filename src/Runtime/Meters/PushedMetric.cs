using MetricsKit.Families;

namespace MetricsKit;

/// <summary>A metric that instruments push into.</summary>
internal sealed class PushedMetric<TSeries>(
    MeterKind kind,
    PushedMeterFamily<TSeries> family,
    Func<PushedMeterFamily<TSeries>, KeyValuePair<string, object?>[], TagFilter?, PushedInstrument> create)
    : MeterMetric(kind, family)
    where TSeries : class
{
    private int _instruments;

    public override PushedInstrument? Push(KeyValuePair<string, object?>[] constants, TagFilter? filter)
    {
        Interlocked.Increment(ref _instruments);
        var instrument = create(family, constants, filter);
        instrument.Ended = End;
        return instrument;
    }

    /// <summary>
    /// What went up and down by an instrument that is gone says nothing any more. What was counted stays, so that a meter that is made
    /// anew goes on where the last one ended.
    /// </summary>
    private void End()
    {
        if (Interlocked.Decrement(ref _instruments) == 0 && Kind is MeterKind.UpDownCounter or MeterKind.Gauge)
        {
            family.Clear();
        }
    }
}
