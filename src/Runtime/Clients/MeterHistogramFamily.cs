using System.Diagnostics.Metrics;
using MetricsKit.Families;

namespace MetricsKit.Clients;

/// <summary>The series of an instrument that records distributions.</summary>
internal sealed class MeterHistogramFamily(MetricRegistry registry, FamilyDefinition definition, Histogram<double> instrument)
    : Family<MeterHistogramSeries>(registry, definition, MetricKind.Histogram, new LabelLayout(definition.Labels), reports: true)
{
    private protected override MeterHistogramSeries CreateSeries(byte[] labels) => new(this, instrument, LabelTexts.TagsOf(labels));

    // A family that no registry owns is never scraped or read.
    private protected override ReadOnlySpan<byte> LabelsOf(MeterHistogramSeries series) => [];

    private protected override void WriteSeries(MeterHistogramSeries series, SeriesWriter writer)
    {
    }

    private protected override double? ReadSeries(MeterHistogramSeries series, string name, string extraValue) => null;
}
