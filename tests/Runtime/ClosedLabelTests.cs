using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

public sealed class ClosedLabelTests
{
    private readonly MetricRegistry _registry = new();

    private async Task<Exposition> ScrapeAsync() => Exposition.Parse(await Scrape.TextAsync(_registry), openMetrics: false);

    [Fact]
    public async Task A_metric_without_labels_exists_from_registration()
    {
        _registry.RegisterCounter(Define.Metric("a_total"));
        _registry.RegisterHistogram(new() { Name = "b", Buckets = [1] });
        Assert.Equal(["a_total{}", "b_bucket{le=+Inf}", "b_bucket{le=1.0}", "b_count{}", "b_sum{}"], (await ScrapeAsync()).Series);
    }

    [Fact]
    public async Task Declared_combinations_start_at_zero_and_other_does_not()
    {
        _registry.RegisterCounter(Define.Metric("a_total", LabelDefinition.Closed("x", false, "p", "q"), LabelDefinition.Range("y", false, 1, 2)));
        Assert.Equal(["a_total{x=p,y=1}", "a_total{x=p,y=2}", "a_total{x=q,y=1}", "a_total{x=q,y=2}"], (await ScrapeAsync()).Series);
    }

    [Fact]
    public async Task Indices_are_row_major_with_absent_and_other_last()
    {
        var family = _registry.RegisterGauge(Define.Metric("a", LabelDefinition.Closed("x", true, "p", "q"), LabelDefinition.Range("y", false, -1, 1)));
        Assert.Equal(4 * 4, family.Series.Length);
        string[] xs = ["x=p,", "x=q,", "", "x=other,"];
        string[] ys = ["-1", "0", "1", "other"];
        for (var i = 0; i < family.Series.Length; i++)
        {
            (family.Series[i] ?? family.Create(i)).Set(i + 1);
            Assert.Same(family.Series[i], family.Create(i));
        }

        var exposition = await ScrapeAsync();
        for (var i = 0; i < family.Series.Length; i++)
        {
            Assert.Equal(i + 1, exposition.Value($"a{{{xs[i / 4]}y={ys[i % 4]}}}"));
        }
    }

    [Fact]
    public async Task More_than_a_thousand_combinations_start_on_first_use()
    {
        var family = _registry.RegisterCounter(Define.Metric("a_total", LabelDefinition.Range("x", false, 1, 1001)));
        Assert.Empty((await ScrapeAsync()).Samples);
        Assert.Empty((await ScrapeAsync()).Type);
        family.Create(1000).Inc();
        Assert.Equal(["a_total{x=1001}"], (await ScrapeAsync()).Series);
    }

    [Fact]
    public async Task A_thousand_combinations_start_at_zero()
    {
        _registry.RegisterCounter(Define.Metric("a_total", LabelDefinition.Range("x", false, 1, 500), LabelDefinition.Closed("y", true, "p")));
        Assert.Equal(1000, (await ScrapeAsync()).Samples.Count);
    }

    [Fact]
    public async Task A_product_too_large_for_an_array_is_looked_up_and_capped()
    {
        _registry.MaxSeriesPerMetric = 3;
        var family = _registry.RegisterCounter(Define.Metric("a_total", LabelDefinition.Range("x", false, 0, 999), LabelDefinition.Range("y", false, 0, 999)));
        Assert.Empty(family.Series);
        for (var i = 0; i < 5; i++)
        {
            family.Create((i * 1001) + 7).Inc();
            family.Create((i * 1001) + 7).Inc();
        }

        Assert.Equal(2, _registry.GetSampleValue("a_total", ("x", "2"), ("y", "7")));
        Assert.Equal(4, _registry.GetSampleValue("a_total", ("x", "other"), ("y", "other")));
        Assert.Equal(4, (await ScrapeAsync()).Samples.Count(s => s.Name == "a_total"));
        Assert.Equal(4, _registry.GetSampleValue("metricskit_overflow_total", ("metric", "a_total")));
    }

    [Fact]
    public void A_product_that_no_index_can_tell_apart_goes_to_other()
    {
        var wide = LabelDefinition.Range("x", false, int.MinValue, int.MaxValue);
        var family = _registry.RegisterCounter(Define.Metric("a_total", wide, LabelDefinition.Range("y", true, 0, 100_000)));
        family.Create(5).Inc();
        family.Create(-5).Inc();
        Assert.Equal(2, _registry.GetSampleValue("a_total", ("x", "other"), ("y", "other")));
    }

    [Theory]
    [InlineData(-1)]
    [InlineData(3)]
    [InlineData(int.MaxValue)]
    [InlineData(int.MinValue)]
    public void An_index_that_means_nothing_goes_to_other(int index)
    {
        var family = _registry.RegisterCounter(Define.Metric("a_total", LabelDefinition.Closed("x", false, "p", "q")));
        family.Create(index).Inc();
        Assert.Equal(1, _registry.GetSampleValue("a_total", ("x", "other")));
    }

    [Fact]
    public async Task Values_that_read_alike_are_one_series()
    {
        var family = _registry.RegisterCounter(Define.Metric("a_total", LabelDefinition.Closed("x", true, "p", "p", "other", "", "\ud800", "\ufffd")));
        for (var i = 0; i < family.Series.Length; i++)
        {
            (family.Series[i] ?? family.Create(i)).Inc();
        }

        var exposition = await ScrapeAsync();
        Assert.Equal(["a_total{x=other}", "a_total{x=p}", "a_total{x=\ufffd}", "a_total{}"], exposition.Series);
        Assert.All(exposition.Samples, s => Assert.Equal(2, s.Value));
    }

    [Fact]
    public async Task A_label_without_values_has_only_other()
    {
        var family = _registry.RegisterCounter(Define.Metric("a_total", LabelDefinition.Closed("x", false), LabelDefinition.Range("y", false, 2, 1)));
        Assert.Empty((await ScrapeAsync()).Samples);
        family.Create(0).Inc();
        Assert.Equal(["a_total{x=other,y=other}"], (await ScrapeAsync()).Series);
    }

    [Fact]
    public void Looking_a_closed_family_up_by_open_values_is_harmless()
    {
        var family = _registry.RegisterCounter(Define.Metric("a_total", LabelDefinition.Closed("x", false, "p")));
        Assert.Same(family.Series[0], family.Find(0, "anything"));
        Assert.Same(family.Series[0], family.Find(0, ["one", "two"]));
    }
}
