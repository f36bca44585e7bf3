using System.Globalization;
using MetricsKit.Native;

namespace MetricsKit.Families;

/// <summary>A histogram's series and what they share: bounds and their texts.</summary>
internal sealed class HistogramFamily : Family<Histogram>
{
    private readonly double[] _padded;
    private readonly LabelSlabs _labels;
    private readonly NativeShape? _native;
    private BucketTexts? _texts;

    public HistogramFamily(MetricRegistry registry, FamilyDefinition definition, LabelLayout layout, double[] bounds)
        : base(registry, definition, MetricKind.Histogram, layout, reports: true)
    {
        Bounds = bounds;
        _padded = BucketSearch.Pad(bounds);
        _labels = new LabelSlabs(this);
        _native = definition.Native ? new NativeShape(bounds, definition.NativeBucketFactor, definition.NativeMaxBuckets) : null;
    }

    /// <summary>Finite upper bounds, strictly increasing.</summary>
    public double[] Bounds { get; }

    internal override string[] SampleNames => [Name, Name + "_bucket", Name + "_sum", Name + "_count"];

    /// <summary>Counts a number of observations that a histogram cannot take.</summary>
    public void ReportCount(long count)
    {
        if (CountMisuse(MisuseReason.NegativeIncrement))
        {
            throw new InvalidOperationException(FormattableString.Invariant($"Histogram '{Name}' cannot take {count} observations; give 0 or more."));
        }
    }

    private protected override Histogram CreateSeries(byte[] labels)
    {
        var series = new Histogram(_padded, Bounds.Length + 1, _labels.Add(labels, out var index), index);
        if (_native is not null)
        {
            series.AddNative(_native);
        }

        return series;
    }

    private protected override ReadOnlySpan<byte> LabelsOf(Histogram series) => series.Labels;

    private protected override void WriteSeries(Histogram series, SeriesWriter writer)
    {
        // Each bucket is read once and the count is their sum, so `_count` equals the +Inf bucket however many observe meanwhile.
        var counts = writer.Counts(Bounds.Length + 1);
        for (var i = 0; i < counts.Length; i++)
        {
            counts[i] = series.CountOf(i, writer.Sums);
        }

        NativeSnapshot? snapshot = null;
        if (series.Native is { } native)
        {
            snapshot = writer.TakesNative ? writer.Native : null;
            native.Read(counts, snapshot);
        }

        // Made by the first scrape: a process that starts can do without.
        _texts ??= new BucketTexts(Bounds);
        writer.Histogram(series.Labels, _texts, counts, series.SumOf(writer.Sums), writer.TakesExemplars && Registry.Exemplars ? series.ShowExemplars() : default, snapshot);
    }

    private protected override string? ExtraLabelOf(string name) => name.Length == Name.Length + "_bucket".Length ? "le" : null;

    private protected override double? ReadSeries(Histogram series, string name, string extraValue)
    {
        if (name.EndsWith("_sum", StringComparison.Ordinal))
        {
            return series.Sum;
        }

        if (name.EndsWith("_count", StringComparison.Ordinal))
        {
            return series.Count;
        }

        var isNumber = double.TryParse(extraValue == "+Inf" ? "Infinity" : extraValue, NumberStyles.Float, CultureInfo.InvariantCulture, out var bound);
        return isNumber && (double.IsPositiveInfinity(bound) || Bounds.Contains(bound)) ? series.CountAtOrBelow(bound) : null;
    }

    private protected override bool HasChanged(Histogram series, ref long stamp)
    {
        var before = stamp;
        stamp = series.Count;
        return stamp != before;
    }

    private protected override object StateOf(Histogram series) => series.State;

    internal override void Add(Histogram series, object before, object now) => series.Add((Histogram.Counted)before, (Histogram.Counted)now);
}
