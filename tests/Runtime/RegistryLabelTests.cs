using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

/// <summary>Labels that all series of a registry get.</summary>
public sealed class RegistryLabelTests
{
    private readonly MetricRegistry _registry = new() { ConstantLabels = new Dictionary<string, string> { ["tenant"] = "t \"1\"", ["app"] = "shop", ["none"] = "" } };

    private static async Task<Exposition> ScrapeAsync(MetricRegistry[] registries, params (string Name, string Value)[] labels)
    {
        using var output = new MemoryStream();
        await MetricRegistry.WriteAsync(registries, output, ExpositionFormat.Text, labels.ToDictionary(l => l.Name, l => l.Value));
        return Exposition.Parse(System.Text.Encoding.UTF8.GetString(output.ToArray()), openMetrics: false);
    }

    [Fact]
    public async Task Every_series_has_them_and_a_metrics_own_label_wins()
    {
        _registry.RegisterCounter(Define.Metric("a_total", LabelDefinition.Open("app", false, 5))).Find(0, "own").Inc();
        Define.Histogram(_registry, "h_seconds", 1).Observe(1);
        _registry.ObserveGauge(Define.Metric("g"), _ => 5);
        Assert.Equal(
            ["a_total{app=own,tenant=t \"1\"}", "g{app=shop,tenant=t \"1\"}", "h_seconds_bucket{app=shop,le=+Inf,tenant=t \"1\"}"],
            (await ScrapeAsync([_registry])).Series.Where(s => !s.Contains("le=1", StringComparison.Ordinal) && !s.StartsWith("h_seconds_c", StringComparison.Ordinal) && !s.StartsWith("h_seconds_s", StringComparison.Ordinal)));
        Assert.Equal(1, _registry.GetSampleValue("a_total", ("app", "own")));
        Assert.Equal(1, _registry.GetSampleValue("h_seconds_count"));
    }

    [Fact]
    public async Task They_win_over_those_of_the_exposition()
    {
        Define.Gauge(_registry, "g");
        Assert.Equal(["g{app=shop,none=else,tenant=t \"1\",version=2}"], (await ScrapeAsync([_registry], ("version", "2"), ("app", "endpoint"), ("none", "else"))).Series);
    }

    [Fact]
    public async Task They_may_be_set_after_a_scrape_and_what_was_set_is_copied()
    {
        Define.Gauge(_registry, "g");
        await ScrapeAsync([_registry]);
        var labels = new Dictionary<string, string> { ["x"] = "1" };
        _registry.ConstantLabels = labels;
        labels["x"] = "2";
        Assert.Equal(["g{x=1}"], (await ScrapeAsync([_registry])).Series);
        Assert.Equal("1", _registry.ConstantLabels["x"]);
    }

    [Fact]
    public async Task Registries_of_other_labels_have_other_series()
    {
        var other = new MetricRegistry { ConstantLabels = new Dictionary<string, string> { ["app"] = "depot" } };
        var third = new MetricRegistry { ConstantLabels = _registry.ConstantLabels };
        var family = Define.Metric("a_total", LabelDefinition.Open("topic", false, 5));
        _registry.RegisterCounter(family).Find(0, "x").Inc(1L);
        other.RegisterCounter(family).Find(0, "x").Inc(2L);
        third.RegisterCounter(family).Find(0, "x").Inc(3L);
        third.RegisterCounter(family).Find(0, "y").Inc(4L);
        var exposition = await ScrapeAsync([_registry, other, third]);
        Assert.Equal(["a_total{app=depot,topic=x}", "a_total{app=shop,tenant=t \"1\",topic=x}", "a_total{app=shop,tenant=t \"1\",topic=y}"], exposition.Series);
        Assert.Equal(1, exposition.Value("a_total{app=shop,tenant=t \"1\",topic=x}"));
    }

    [Fact]
    public async Task Metrics_of_other_clients_have_those_of_the_registry_that_includes_them()
    {
        var plain = new MetricRegistry();
        plain.Include((output, stop) => output.WriteAsync("theirs 1\n"u8.ToArray(), stop).AsTask());
        _registry.Include((output, stop) => output.WriteAsync("ours 1\n"u8.ToArray(), stop).AsTask());
        Assert.Equal(["ours{app=shop,tenant=t \"1\"}", "theirs{}"], (await ScrapeAsync([plain, _registry])).Series);
    }

    [Fact]
    public void Names_that_no_label_can_have_are_refused()
    {
        Assert.Throws<ArgumentException>(() => _registry.ConstantLabels = new Dictionary<string, string> { ["le"] = "1" });
        Assert.Throws<ArgumentException>(() => _registry.ConstantLabels = new Dictionary<string, string> { ["__app"] = "1" });
        Assert.Throws<ArgumentNullException>(() => _registry.ConstantLabels = null!);
        Assert.Equal("shop", _registry.ConstantLabels["app"]);
    }
}
