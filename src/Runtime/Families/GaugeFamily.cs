namespace MetricsKit.Families;

/// <summary>A gauge's series.</summary>
internal sealed class GaugeFamily(MetricRegistry registry, FamilyDefinition definition, LabelLayout layout)
    : Family<Gauge>(registry, definition, MetricKind.Gauge, layout, reports: true)
{
    private protected override Gauge CreateSeries(byte[] labels) => new(this, labels);

    private protected override ReadOnlySpan<byte> LabelsOf(Gauge series) => series.Labels;

    private protected override void WriteSeries(Gauge series, SeriesWriter writer) => writer.Gauge(series.Labels, series.Value);

    private protected override double? ReadSeries(Gauge series, string name, string extraValue) => series.Value;
}
