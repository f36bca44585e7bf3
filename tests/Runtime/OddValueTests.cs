using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

/// <summary>What docs/runtime.md says of numbers that few expect: nothing throws, and every format can be parsed.</summary>
public sealed class OddValueTests
{
    private const double Largest = double.MaxValue;
    private readonly MetricRegistry _registry = new();

    private double? Misuse(string metric, string reason) => _registry.GetSampleValue("metricskit_misuse_total", ("metric", metric), ("reason", reason));

    [Fact]
    public async Task A_counter_ignores_what_would_take_it_down_or_make_it_no_number()
    {
        var counter = Define.Counter(_registry);
        counter.Inc(3L);
        foreach (var value in (double[])[-1, -double.Epsilon, double.NaN, double.PositiveInfinity, double.NegativeInfinity])
        {
            counter.Inc(value);
        }

        counter.Inc(long.MinValue);
        counter.Inc(TimeSpan.FromTicks(-1));
        counter.IncTo(double.NaN);
        counter.IncTo(-5);
        counter.Inc(-0.0);
        Assert.Equal(3, counter.Value);
        Assert.Equal(4, Misuse("things_total", "negative_increment"));
        Assert.Equal(4, Misuse("things_total", "not_finite"));
        Assert.Contains("\nthings_total 3\n", await Scrape.TextAsync(_registry), StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_counter_has_every_digit_beyond_2_to_the_53()
    {
        var counter = Define.Counter(_registry);
        counter.Inc((1L << 53) - 1);
        counter.Inc(2L);
        Assert.Contains("\nthings_total 9007199254740993\n", await Scrape.TextAsync(_registry), StringComparison.Ordinal);
        var large = Define.Counter(_registry, "large_total");
        var last = 0.0;
        for (var i = 0; i < 8; i++)
        {
            large.Inc(long.MaxValue);
            Assert.True(large.Value > last);
            last = large.Value;
        }

        Assert.Equal(8.0 * long.MaxValue, last);
    }

    [Fact]
    public async Task A_counter_past_the_largest_double_is_infinite_and_stays_so()
    {
        var counter = _registry.RegisterCounter(Define.Metric("c_total", LabelDefinition.Open("x", false, 5))).Find(0, "a");
        counter.Inc(Largest);
        counter.Inc(Largest);
        counter.Inc();
        counter.IncTo(7);
        Assert.Equal(double.PositiveInfinity, counter.Value);
        Assert.Contains("} +Inf\n", await Scrape.TextAsync(_registry), StringComparison.Ordinal);

        // Removed, and written with another in its place: no exception and no NaN.
        _registry.ThrowOnMisuse = true;
        counter.Remove();
        var successor = _registry.RegisterCounter(Define.Metric("c_total", LabelDefinition.Open("x", false, 5))).Find(0, "a");
        counter.Inc(5L);
        await Scrape.TextAsync(_registry);
        Assert.Equal(5, successor.Value);
    }

    [Fact]
    public async Task A_gauge_shows_any_number_and_adds_only_finite_ones()
    {
        var gauge = Define.Gauge(_registry);
        foreach (var (value, text) in ((double, string)[])[(double.NaN, "NaN"), (double.PositiveInfinity, "+Inf"), (double.NegativeInfinity, "-Inf"), (-0.0, "0"), (Largest, "1.7976931348623157E+308"), (double.Epsilon, "5E-324")])
        {
            gauge.Set(value);
            Assert.Contains($"\nthings {text}\n", await Scrape.TextAsync(_registry), StringComparison.Ordinal);
        }

        gauge.Set(1);
        gauge.Inc(double.NaN);
        gauge.Dec(double.PositiveInfinity);
        gauge.IncTo(double.NaN);
        gauge.DecTo(double.NaN);
        Assert.Equal(1, gauge.Value);
        Assert.Equal(4, Misuse("things", "not_finite"));
        gauge.Set(double.NaN);
        gauge.Inc();
        Assert.Equal(double.NaN, gauge.Value);
        gauge.IncTo(4);
        Assert.Equal(4, gauge.Value);
    }

    [Fact]
    public async Task A_histogram_ignores_what_is_no_finite_number()
    {
        var histogram = _registry.RegisterHistogram(new() { Name = "h", Buckets = [0, 1], Labels = [LabelDefinition.Open("x", false, 5)] }).Find(0, "a");
        foreach (var value in (double[])[double.NaN, double.PositiveInfinity, double.NegativeInfinity])
        {
            histogram.Observe(value);
        }

        histogram.Observe(1, -1);
        histogram.Observe(Largest, 2);
        Assert.Equal(0, histogram.Count);
        Assert.Equal(4, Misuse("h", "not_finite"));
        Assert.Equal(1, Misuse("h", "negative_increment"));

        histogram.Observe(-5);
        histogram.Observe(-0.0);
        histogram.Observe(Largest);
        histogram.Observe(Largest);
        Assert.Equal(4, histogram.Count);
        Assert.Equal(2, histogram.CountAtOrBelow(0));
        Assert.Equal(double.PositiveInfinity, histogram.Sum);
        histogram.Remove();
        var successor = _registry.RegisterHistogram(new() { Name = "h", Buckets = [0, 1], Labels = [LabelDefinition.Open("x", false, 5)] }).Find(0, "a");
        histogram.Observe(1);
        await Scrape.TextAsync(_registry);
        Assert.Equal(1, successor.Count);
        Assert.False(double.IsNaN(successor.Sum));
    }

    [Fact]
    public async Task A_removed_native_histogram_passes_on_its_buckets()
    {
        var family = _registry.RegisterHistogram(new() { Name = "h", Buckets = [1, 10], Labels = [LabelDefinition.Open("x", false, 5)], Native = true });
        var removed = family.Find(0, "a");
        removed.Observe(500);
        removed.Remove();
        var successor = family.Find(0, "a");
        double[] values = [-3, 0, 0.9, 1, 1.01, 7, 10, 1e9];
        foreach (var value in values)
        {
            removed.Observe(value);
        }

        await Scrape.TextAsync(_registry);
        Assert.Equal(values.Length, successor.Count);
        Assert.Equal(values.Sum(), successor.Sum, 6);
        Assert.Equal(4, successor.CountAtOrBelow(1));
        Assert.Equal(7, successor.CountAtOrBelow(10));
    }
}
