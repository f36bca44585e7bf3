using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

public sealed class HistogramTests
{
    private readonly MetricRegistry _registry = new();

    [Fact]
    public void An_observation_on_a_bound_belongs_to_its_bucket()
    {
        var histogram = Define.Histogram(_registry, "h_seconds", 1, 2.5, 5);
        histogram.Observe(1);
        histogram.Observe(1.0000001);
        histogram.Observe(2.5);
        histogram.Observe(100);
        histogram.Observe(-3);
        Assert.Equal(2, histogram.CountAtOrBelow(1));
        Assert.Equal(4, histogram.CountAtOrBelow(2.5));
        Assert.Equal(4, histogram.CountAtOrBelow(5));
        Assert.Equal(5, histogram.CountAtOrBelow(double.PositiveInfinity));
        Assert.Equal(5, histogram.Count);
        Assert.Equal(1 + 1.0000001 + 2.5 + 100 - 3, histogram.Sum);
    }

    [Fact]
    public void Count_below_something_that_is_no_bound_is_a_lower_limit()
    {
        var histogram = Define.Histogram(_registry, "h_seconds", 1, 2);
        histogram.Observe(0.5);
        histogram.Observe(1.5);
        Assert.Equal(0, histogram.CountAtOrBelow(0.9));
        Assert.Equal(1, histogram.CountAtOrBelow(1.9));
        Assert.Equal(2, histogram.CountAtOrBelow(1000));
        Assert.Equal(0, histogram.CountAtOrBelow(double.NaN));
    }

    public static TheoryData<int> BucketCounts => [.. Enumerable.Range(0, 41), 160];

    [Theory]
    [MemberData(nameof(BucketCounts))]
    public void Finds_the_bucket_whatever_their_number(int bounds)
    {
        var histogram = _registry.RegisterHistogram(new() { Name = "h", Buckets = [.. Enumerable.Range(0, bounds).Select(i => (double)i)] }).Series[0]!;
        for (var i = 0; i < bounds; i++)
        {
            histogram.Observe(i - 0.5);
            histogram.Observe(i);
            Assert.Equal(2 * (i + 1), histogram.CountAtOrBelow(i));
        }

        histogram.Observe(bounds + 1);
        Assert.Equal((2 * bounds) + 1, histogram.Count);
    }

    [Fact]
    public async Task Has_the_default_buckets_of_Prometheus_clients()
    {
        Define.Histogram(_registry);
        var exposition = Exposition.Parse(await Scrape.TextAsync(_registry), openMetrics: false);
        Assert.Equal(
            ["0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1.0", "2.5", "5.0", "10.0", "+Inf"],
            exposition.Samples.Where(s => s.Name == "things_seconds_bucket").Select(s => s.Labels["le"]));
    }

    [Theory]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    [InlineData(double.NegativeInfinity)]
    public void Ignores_and_counts_what_is_no_finite_number(double value)
    {
        var histogram = Define.Histogram(_registry, "h_seconds", 1);
        histogram.Observe(0.5);
        histogram.Observe(value);
        Assert.Equal(1, histogram.Count);
        Assert.Equal(0.5, histogram.Sum);
        Assert.Equal(1, _registry.GetSampleValue("metricskit_misuse_total", ("metric", "h_seconds"), ("reason", "not_finite")));
    }

    [Fact]
    public void Bounds_that_no_histogram_can_have_are_repaired_and_counted()
    {
        var histogram = Define.Histogram(_registry, "h_seconds", 5, 1, double.NaN, 1, double.PositiveInfinity);
        histogram.Observe(0.5);
        histogram.Observe(3);
        Assert.Equal(1, _registry.GetSampleValue("h_seconds_bucket", ("le", "1.0")));
        Assert.Equal(2, _registry.GetSampleValue("h_seconds_bucket", ("le", "5.0")));
        Assert.Equal(2, _registry.GetSampleValue("h_seconds_bucket", ("le", "+Inf")));
        Assert.Equal(1, _registry.GetSampleValue("metricskit_misuse_total", ("metric", "h_seconds"), ("reason", "invalid_definition")));
    }

    [Fact]
    public void A_last_bound_of_infinity_is_no_misuse()
    {
        var histogram = Define.Histogram(_registry, "h_seconds", 1, double.PositiveInfinity);
        histogram.Observe(3);
        Assert.Equal(1, _registry.GetSampleValue("h_seconds_bucket", ("le", "+Inf")));
        Assert.Null(_registry.GetSampleValue("metricskit_misuse_total", ("metric", "h_seconds"), ("reason", "invalid_definition")));
    }

    [Fact]
    public void Equal_observations_are_recorded_at_once()
    {
        var histogram = Define.Histogram(_registry, "h_seconds", 1, 2);
        histogram.Observe(1.5, 4);
        histogram.Observe(0.5, 0);
        Assert.Equal(4, histogram.Count);
        Assert.Equal(0, histogram.CountAtOrBelow(1));
        Assert.Equal(6, histogram.Sum);
    }

    [Theory]
    [InlineData(1, -1, "negative_increment")]
    [InlineData(double.NaN, 1, "not_finite")]
    [InlineData(double.PositiveInfinity, 0, "not_finite")]
    [InlineData(double.MaxValue, 2, "not_finite")]
    public void Batches_that_cannot_be_are_ignored_and_counted(double value, long count, string reason)
    {
        var histogram = Define.Histogram(_registry, "h_seconds", 1, 2);
        histogram.Observe(value, count);
        Assert.Equal(0, histogram.Count);
        Assert.Equal(0, histogram.Sum);
        Assert.Equal(1, _registry.GetSampleValue("metricskit_misuse_total", ("metric", "h_seconds"), ("reason", reason)));

        _registry.ThrowOnMisuse = true;
        Assert.Throws<InvalidOperationException>(() => histogram.Observe(value, count));
    }
}
