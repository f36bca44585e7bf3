namespace MetricsKit.Families;

/// <summary>A counter's series.</summary>
internal sealed class CounterFamily : Family<Counter>
{
    private readonly LabelSlabs _texts;

    public CounterFamily(MetricRegistry registry, FamilyDefinition definition, LabelLayout layout, bool reports = true)
        : base(registry, definition, MetricKind.Counter, layout, reports) => _texts = new LabelSlabs(this);

    /// <summary>Counts an increment that a counter cannot take.</summary>
    public void ReportIncrement(double increment)
    {
        if (!double.IsFinite(increment))
        {
            ReportNotFinite("increment", increment);
        }
        else if (CountMisuse(MisuseReason.NegativeIncrement))
        {
            throw new InvalidOperationException(FormattableString.Invariant($"Counter '{Name}' cannot go down by {-increment}; use a gauge for what goes up and down."));
        }
    }

    private protected override Counter CreateSeries(byte[] labels) => new(_texts.Add(labels, out var index), index);

    private protected override ReadOnlySpan<byte> LabelsOf(Counter series) => series.Labels;

    private protected override void WriteSeries(Counter series, SeriesWriter writer)
    {
        var reading = series.Read(writer.Sums);
        var exemplar = writer.TakesExemplars && Registry.Exemplars ? series.ShowExemplar() : null;
        if (reading.IsWhole)
        {
            writer.Counter(series.Labels, reading.Whole, exemplar);
        }
        else
        {
            writer.Counter(series.Labels, reading.Value, exemplar);
        }
    }

    private protected override double? ReadSeries(Counter series, string name, string extraValue) => series.Value;

    private protected override bool HasChanged(Counter series, ref long stamp)
    {
        var before = stamp;
        stamp = series.Stamp;
        return stamp != before;
    }

    private protected override object StateOf(Counter series) => series.Read(null);

    internal override void Add(Counter series, object before, object now) => series.Add((CounterReading)before, (CounterReading)now);
}
