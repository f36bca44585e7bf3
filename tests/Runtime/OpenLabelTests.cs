using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

public sealed class OpenLabelTests
{
    private readonly MetricRegistry _registry = new();

    private async Task<Exposition> ScrapeAsync() => Exposition.Parse(await Scrape.TextAsync(_registry), openMetrics: false);

    [Fact]
    public async Task A_value_is_a_series_from_its_first_use()
    {
        var family = _registry.RegisterCounter(Define.Metric("a_total", LabelDefinition.Open("topic", false, 10)));
        Assert.Empty(family.Series);
        Assert.Empty((await ScrapeAsync()).Samples);
        family.Find(0, "orders").Inc();
        Assert.Same(family.Find(0, "orders"), family.Find(0, string.Concat("ord", "ers")));
        Assert.NotSame(family.Find(0, "orders"), family.Find(0, "Orders"));
        Assert.Equal(["a_total{topic=Orders}", "a_total{topic=orders}"], (await ScrapeAsync()).Series);
    }

    [Fact]
    public void Series_are_found_among_thousands_of_every_length()
    {
        var family = _registry.RegisterGauge(Define.Metric("a", LabelDefinition.Closed("x", false, "p", "q"), LabelDefinition.Open("y", false, 5000)));
        for (var i = 0; i < 4000; i++)
        {
            family.Find(i % 2, new string('v', i % 23) + i).Set(i);
        }

        for (var i = 0; i < 4000; i++)
        {
            Assert.Equal(i, family.Find(i % 2, new string('v', i % 23) + i).Value);
        }
    }

    [Fact]
    public void Values_beyond_the_labels_bound_become_other_and_are_counted()
    {
        var family = _registry.RegisterCounter(Define.Metric("a_total", LabelDefinition.Open("topic", false, 2)));
        foreach (var topic in (string[])["a", "b", "c", "d", "a", "c"])
        {
            family.Find(0, topic).Inc();
        }

        Assert.Equal(2, _registry.GetSampleValue("a_total", ("topic", "a")));
        Assert.Equal(1, _registry.GetSampleValue("a_total", ("topic", "b")));
        Assert.Equal(3, _registry.GetSampleValue("a_total", ("topic", "other")));
        Assert.Null(_registry.GetSampleValue("a_total", ("topic", "c")));
        Assert.Equal(3, _registry.GetSampleValue("metricskit_overflow_total", ("metric", "a_total"), ("label", "topic")));
    }

    [Fact]
    public void A_bound_counts_the_values_of_its_label_alone()
    {
        var family = _registry.RegisterCounter(Define.Metric(
            "a_total",
            LabelDefinition.Closed("x", false, "p", "q"),
            LabelDefinition.Open("y", false, 2),
            LabelDefinition.Open("z", false, 3)));
        for (var x = 0; x < 2; x++)
        {
            foreach (var y in (string[])["y1", "y2", "y3"])
            {
                foreach (var z in (string[])["z1", "z2", "z3", "z4"])
                {
                    family.Find(x, [y, z]).Inc();
                }
            }
        }

        Assert.Equal(1, _registry.GetSampleValue("a_total", ("x", "q"), ("y", "y2"), ("z", "z3")));
        Assert.Equal(1, _registry.GetSampleValue("a_total", ("x", "q"), ("y", "other"), ("z", "z3")));
        Assert.Equal(1, _registry.GetSampleValue("a_total", ("x", "p"), ("y", "y1"), ("z", "other")));
        Assert.Equal(1, _registry.GetSampleValue("a_total", ("x", "p"), ("y", "other"), ("z", "other")));
        Assert.Equal(8, _registry.GetSampleValue("metricskit_overflow_total", ("metric", "a_total"), ("label", "y")));
        Assert.Equal(6, _registry.GetSampleValue("metricskit_overflow_total", ("metric", "a_total"), ("label", "z")));
    }

    [Fact]
    public void Null_and_empty_are_absent_where_optional_and_other_elsewhere()
    {
        var family = _registry.RegisterCounter(Define.Metric("a_total", LabelDefinition.Open("y", true, 5), LabelDefinition.Open("z", false, 5)));
        family.Find(0, [null, null]).Inc();
        family.Find(0, ["", ""]).Inc();
        family.Find(0, ["", "v"]).Inc();
        Assert.Equal(2, _registry.GetSampleValue("a_total", ("z", "other")));
        Assert.Equal(1, _registry.GetSampleValue("a_total", ("z", "v")));
        Assert.Null(_registry.GetSampleValue("metricskit_overflow_total", ("metric", "a_total"), ("label", "z")));

        var single = _registry.RegisterCounter(Define.Metric("b_total", LabelDefinition.Open("y", true, 5)));
        Assert.Same(single.Find(0, (string?)null), single.Find(0, ""));
        single.Find(0, (string?)null).Inc();
        Assert.Equal(1, _registry.GetSampleValue("b_total"));
    }

    [Fact]
    public void The_value_other_takes_no_place_among_the_values()
    {
        var family = _registry.RegisterCounter(Define.Metric("a_total", LabelDefinition.Open("y", false, 1)));
        family.Find(0, string.Concat("oth", "er")).Inc();
        family.Find(0, (string?)null).Inc();
        family.Find(0, "v").Inc();
        family.Find(0, "w").Inc();
        Assert.Equal(3, _registry.GetSampleValue("a_total", ("y", "other")));
        Assert.Equal(1, _registry.GetSampleValue("a_total", ("y", "v")));
        Assert.Equal(1, _registry.GetSampleValue("metricskit_overflow_total", ("metric", "a_total"), ("label", "y")));
    }

    [Fact]
    public async Task Values_of_the_same_bytes_are_one_series()
    {
        var family = _registry.RegisterCounter(Define.Metric("a_total", LabelDefinition.Open("y", false, 2)));
        foreach (var value in (string[])["a\ud800b", "a\udfffb", "a\ufffdb", "a\0b", "\ud83d\ude00", "a\ud801b"])
        {
            family.Find(0, value).Inc();
        }

        Assert.Equal(["a_total{y=a\ufffdb}", "a_total{y=\ud83d\ude00}"], (await ScrapeAsync()).Series);
        Assert.Equal(5, _registry.GetSampleValue("a_total", ("y", "a\ufffdb")));
    }

    [Fact]
    public async Task The_metrics_own_limit_turns_open_labels_into_other_and_keeps_closed_ones()
    {
        var family = _registry.RegisterCounter(new()
        {
            Name = "a_total",
            Labels = [LabelDefinition.Closed("x", false, "p", "q"), LabelDefinition.Open("y", false, 1000)],
            MaxSeries = 4,
        });
        for (var i = 0; i < 100; i++)
        {
            family.Find(i % 2, $"v{i}").Inc();
        }

        Assert.Equal(1, _registry.GetSampleValue("a_total", ("x", "q"), ("y", "v3")));
        Assert.Equal(48, _registry.GetSampleValue("a_total", ("x", "p"), ("y", "other")));
        Assert.Equal(48, _registry.GetSampleValue("a_total", ("x", "q"), ("y", "other")));
        Assert.Equal(96, _registry.GetSampleValue("metricskit_overflow_total", ("metric", "a_total"), ("label", "y")));
        Assert.Equal(6, (await ScrapeAsync()).Samples.Count(s => s.Name == "a_total"));
    }

    [Fact]
    public void The_registrys_limit_holds_for_a_metric_without_its_own()
    {
        var family = _registry.RegisterCounter(Define.Metric("a_total", LabelDefinition.Open("y", false, 1000)));
        _registry.MaxSeriesPerMetric = 2;
        family.Find(0, "1").Inc();
        family.Find(0, "2").Inc();
        family.Find(0, "3").Inc();
        Assert.Equal(1, _registry.GetSampleValue("a_total", ("y", "other")));
    }

    [Fact]
    public void A_new_combination_of_known_values_is_capped_too()
    {
        var family = _registry.RegisterCounter(new()
        {
            Name = "a_total",
            Labels = [LabelDefinition.Open("y", false, 10), LabelDefinition.Open("z", false, 10)],
            MaxSeries = 2,
        });
        family.Find(0, ["1", "1"]).Inc();
        family.Find(0, ["2", "2"]).Inc();
        family.Find(0, ["1", "2"]).Inc();
        family.Find(0, ["1", "1"]).Inc();
        Assert.Equal(2, _registry.GetSampleValue("a_total", ("y", "1"), ("z", "1")));
        Assert.Equal(1, _registry.GetSampleValue("a_total", ("y", "other"), ("z", "other")));
        Assert.Null(_registry.GetSampleValue("a_total", ("y", "1"), ("z", "2")));
    }

    [Fact]
    public void A_value_longer_than_any_label_should_be_is_other()
    {
        var family = _registry.RegisterCounter(Define.Metric("a_total", LabelDefinition.Open("y", false, 10)));
        family.Find(0, new string('v', 1024)).Inc();
        family.Find(0, new string('v', 1025)).Inc();
        family.Find(0, new string('\ud800', 100_000)).Inc();
        Assert.Equal(1, _registry.GetSampleValue("a_total", ("y", new string('v', 1024))));
        Assert.Equal(2, _registry.GetSampleValue("a_total", ("y", "other")));
    }
}
