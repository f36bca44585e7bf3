namespace MetricsKit;

/// <summary>Adds to counters.</summary>
internal sealed class PushedCounter(PushedMeterFamily<Counter> family, KeyValuePair<string, object?>[] constants, TagFilter? filter)
    : PushedInstrument<Counter>(family, constants, filter)
{
    public override void Record(long value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (value >= 0)
        {
            Find(tags).Inc(value);
        }
        else
        {
            Family.Refuse(value);
        }
    }

    public override void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (value >= 0 && double.IsFinite(value))
        {
            Find(tags).Inc(value);
        }
        else
        {
            Family.Refuse(value);
        }
    }
}

/// <summary>Adds to gauges, and subtracts.</summary>
internal sealed class PushedUpDownCounter(PushedMeterFamily<Gauge> family, KeyValuePair<string, object?>[] constants, TagFilter? filter)
    : PushedInstrument<Gauge>(family, constants, filter)
{
    public override void Record(long value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => Find(tags).Inc(value);

    public override void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (double.IsFinite(value))
        {
            Find(tags).Inc(value);
        }
        else
        {
            Family.Refuse(value);
        }
    }
}

/// <summary>Sets gauges. Of instruments, or tags, that are one series the last value holds.</summary>
internal sealed class PushedGauge(PushedMeterFamily<Gauge> family, KeyValuePair<string, object?>[] constants, TagFilter? filter)
    : PushedInstrument<Gauge>(family, constants, filter)
{
    public override void Record(long value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => Find(tags).Set(value);

    public override void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => Find(tags).Set(value);
}

/// <summary>Observes into histograms.</summary>
internal sealed class PushedHistogram(PushedMeterFamily<Histogram> family, KeyValuePair<string, object?>[] constants, TagFilter? filter)
    : PushedInstrument<Histogram>(family, constants, filter)
{
    public override void Record(long value, ReadOnlySpan<KeyValuePair<string, object?>> tags) => Find(tags).Observe(value);

    public override void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (double.IsFinite(value))
        {
            Find(tags).Observe(value);
        }
        else
        {
            Family.Refuse(value);
        }
    }
}
