namespace MetricsKit.Families;

/// <content>Series of labels that are not declared, for those who keep them.</content>
public abstract partial class Family<TSeries>
{
    internal TSeries MakeSeries(byte[] labels) => CreateSeries(labels);

    internal ReadOnlySpan<byte> LabelTextOf(TSeries series) => LabelsOf(series);

    internal void WriteOne(TSeries series, SeriesWriter writer) => WriteSeries(series, writer);

    internal double? ReadOne(TSeries series, string name, string extraValue) => ReadSeries(series, name, extraValue);

    internal string? ExtraLabelIn(string name) => ExtraLabelOf(name);
}
