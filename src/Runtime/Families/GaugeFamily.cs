namespace MetricsKit.Families;

/// <summary>A gauge's series.</summary>
internal sealed class GaugeFamily : Family<Gauge>
{
    private readonly LabelSlabs _texts;

    public GaugeFamily(MetricRegistry registry, FamilyDefinition definition, LabelLayout layout)
        : base(registry, definition, MetricKind.Gauge, layout, reports: true) => _texts = new LabelSlabs(this);

    private protected override Gauge CreateSeries(byte[] labels) => new(_texts.Add(labels, out var index), index);

    private protected override ReadOnlySpan<byte> LabelsOf(Gauge series) => series.Labels;

    private protected override void WriteSeries(Gauge series, SeriesWriter writer) => writer.Gauge(series.Labels, series.Value);

    private protected override double? ReadSeries(Gauge series, string name, string extraValue) => series.Value;

    private protected override bool HasChanged(Gauge series, ref long stamp) => series.HasChanged(ref stamp);

    private protected override object StateOf(Gauge series) => series.TakeState();

    internal override void Add(Gauge series, object before, object now) => series.Add((Gauge.Reading)before, (Gauge.Reading)now);
}
