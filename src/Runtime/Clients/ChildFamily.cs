using MetricsKit.Families;

namespace MetricsKit.Clients;

/// <summary>
/// Series that another client library counts and exposes: they are found here as our own are, by index or by a look-up without a lock, with
/// the declared bounds, and never written by a scrape of ours.
/// </summary>
/// <typeparam name="TChild">What the other library hands out for one series.</typeparam>
internal sealed class ChildFamily<TChild> : Family<TChild>
    where TChild : class
{
    private readonly Func<string[], TChild> _create;

    /// <param name="registry">Counts overflow and misuse; its limit of series holds.</param>
    /// <param name="definition">Name and labels.</param>
    /// <param name="create">Makes the series of label values in label order, empty where a label is absent.</param>
    public ChildFamily(MetricRegistry registry, FamilyDefinition definition, Func<string[], TChild> create)
        : base(registry, definition, MetricKind.Gauge, new LabelLayout(definition.Labels), reports: true)
    {
        _create = create;
    }

    private protected override TChild CreateSeries(byte[] labels) => _create(LabelTexts.ValuesOf(Layout, labels));

    // A family that no registry owns is never scraped or read.
    private protected override ReadOnlySpan<byte> LabelsOf(TChild series) => [];

    private protected override void WriteSeries(TChild series, SeriesWriter writer)
    {
    }

    private protected override double? ReadSeries(TChild series, string name, string extraValue) => null;
}
