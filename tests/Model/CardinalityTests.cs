using MetricsKit.Model;

namespace MetricsKit.Model.Tests;

public class CardinalityTests
{
    private static MetricModel Metric(MetricKind kind, int buckets, int maxSeries, params LabelModel[] labels) =>
        new("m", kind, "", labels.ToEquatableArray(), Enumerable.Range(1, buckets).Select(b => (double)b).ToEquatableArray(), maxSeries, "M");

    private static LabelModel Open(int max, bool optional = false) => new("l" + max, new OpenDomain(max), optional);

    [Fact]
    public void Lines_are_series_times_buckets_and_three() =>
        Assert.Equal(60 * 4 * 9, Cardinality.Lines(Metric(MetricKind.Histogram, 6, 0, Open(60), Open(4))));

    [Fact]
    public void Absence_counts_as_a_value() => Assert.Equal(61, Cardinality.Series(Metric(MetricKind.Counter, 0, 0, Open(60, optional: true))));

    [Fact]
    public void MaxSeries_caps_series_and_not_lines() =>
        Assert.Equal(100 * 5, Cardinality.Lines(Metric(MetricKind.Histogram, 2, 100, Open(1000))));

    [Fact]
    public void A_metric_without_labels_is_one_series() => Assert.Equal(1, Cardinality.Series(Metric(MetricKind.Gauge, 0, 0)));

    [Fact]
    public void Products_saturate()
    {
        MetricModel metric = Metric(MetricKind.Counter, 0, 0, Open(int.MaxValue), Open(int.MaxValue), Open(int.MaxValue));
        Assert.Equal(long.MaxValue, Cardinality.Lines(metric));
    }
}
