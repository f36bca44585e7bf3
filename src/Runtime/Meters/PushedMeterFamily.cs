using MetricsKit.Families;

namespace MetricsKit;

/// <summary>Series that instruments push into: counters, gauges and histograms as everywhere else.</summary>
/// <typeparam name="TSeries">Counter, Gauge or Histogram.</typeparam>
/// <param name="model">A family that no registry shows, which makes and writes the series.</param>
/// <param name="definition">Name, help, most series.</param>
internal sealed class PushedMeterFamily<TSeries>(Family<TSeries> model, FamilyDefinition definition)
    : MeterFamily<TSeries>(model.Registry, definition, model.Kind)
    where TSeries : class
{
    internal override string[] SampleNames => model.SampleNames;

    /// <summary>Counts a measurement that cannot be taken. The instrument's owner knows nothing of us: nothing is thrown.</summary>
    public void Refuse(double value) => Registry.CountMisuse(Name, double.IsFinite(value) ? MisuseReason.NegativeIncrement : MisuseReason.NotFinite);

    /// <summary>Shows none of the series any longer.</summary>
    public void Clear() => Forget(static _ => true);

    protected override TSeries Create(byte[] labels) => model.MakeSeries(labels);

    protected override ReadOnlySpan<byte> LabelsOf(TSeries series) => model.LabelTextOf(series);

    protected override void WriteSeries(TSeries series, SeriesWriter writer) => model.WriteOne(series, writer);

    protected override double? ReadSeries(TSeries series, string name, string extraValue) => model.ReadOne(series, name, extraValue);

    protected override string? ExtraLabelOf(string name) => model.ExtraLabelIn(name);
}
