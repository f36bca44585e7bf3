using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

public sealed class MergedRegistriesTests
{
    private readonly MetricRegistry _host = new();
    private readonly MetricRegistry _shared = new();

    private async Task<Exposition> ScrapeAsync() => Exposition.Parse(await Scrape.TextAsync(_host, _shared), openMetrics: false);

    [Fact]
    public async Task Metrics_of_both_are_in_one_order_by_name()
    {
        Define.Gauge(_host, "b");
        Define.Gauge(_shared, "a");
        Define.Gauge(_shared, "c");
        Assert.Equal(["a", "b", "c"], (await ScrapeAsync()).Samples.Select(s => s.Name));
    }

    [Fact]
    public async Task One_name_has_one_help_and_type_and_the_series_of_both()
    {
        var host = _host.RegisterCounter(new() { Name = "x_total", Help = "Host.", Labels = [LabelDefinition.Open("y", false, 9)] });
        var shared = _shared.RegisterCounter(new() { Name = "x_total", Help = "Shared.", Labels = [LabelDefinition.Open("y", false, 99)] });
        host.Find(0, "1").Inc(10L);
        host.Find(0, "2").Inc(20L);
        shared.Find(0, "2").Inc(2L);
        shared.Find(0, "3").Inc(3L);
        var exposition = await ScrapeAsync();
        Assert.Equal("Host.", exposition.Help["x_total"]);
        Assert.Equal([("x_total{y=1}", 10), ("x_total{y=2}", 20), ("x_total{y=3}", 3)], exposition.Samples.Select(s => (s.Series, s.Value)));
    }

    [Fact]
    public async Task The_same_registry_twice_is_written_once()
    {
        Define.Counter(_host).Inc();
        var exposition = Exposition.Parse(await Scrape.TextAsync(_host, _host), openMetrics: false);
        Assert.Equal(["things_total{}"], exposition.Series);
        Assert.Null(_host.GetSampleValue("metricskit_misuse_total", ("metric", "things_total"), ("reason", "name_clash")));
    }

    [Fact]
    public async Task A_name_of_another_kind_or_labels_is_left_out_and_counted_once()
    {
        Define.Gauge(_host, "x");
        Define.Counter(_shared, "x").Inc();
        Define.Histogram(_host, "h");
        Define.Counter(_shared, "h_count").Inc();
        Define.Counter(_host, "y");
        _shared.RegisterCounter(Define.Metric("y", LabelDefinition.Closed("a", false, "1")));
        _shared.ThrowOnMisuse = true;
        await ScrapeAsync();
        var exposition = await ScrapeAsync();
        Assert.Equal(0, exposition.Value("x{}"));
        Assert.Equal(0, exposition.Value("h_count{}"));
        Assert.Null(exposition.Value("y{a=1}"));
        Assert.Equal(1, exposition.Value("metricskit_misuse_total{metric=x,reason=name_clash}"));
        Assert.Equal(1, exposition.Value("metricskit_misuse_total{metric=h_count,reason=name_clash}"));
        Assert.Equal(1, exposition.Value("metricskit_misuse_total{metric=y,reason=name_clash}"));
    }

    [Fact]
    public async Task Constant_labels_are_on_every_series_and_a_metrics_own_win()
    {
        Define.Counter(_host, "a_total");
        _shared.RegisterHistogram(new() { Name = "h", Buckets = [1], Labels = [LabelDefinition.Closed("region", false, "own")] });
        using var stream = new MemoryStream();
        await MetricRegistry.WriteAsync(
            [_host, _shared],
            stream,
            ExpositionFormat.Text,
            new Dictionary<string, string> { ["region"] = "eu\"1", ["cluster"] = "c\ud800", ["none"] = "" });
        var exposition = Exposition.Parse(System.Text.Encoding.UTF8.GetString(stream.ToArray()), openMetrics: false);
        Assert.Equal(
            [
                "a_total{cluster=c\ufffd,region=eu\"1}",
                "h_bucket{cluster=c\ufffd,le=+Inf,region=own}",
                "h_bucket{cluster=c\ufffd,le=1.0,region=own}",
                "h_count{cluster=c\ufffd,region=own}",
                "h_sum{cluster=c\ufffd,region=own}",
            ],
            exposition.Series);
    }

    [Theory]
    [InlineData("le")]
    [InlineData("1a")]
    [InlineData("a-b")]
    public async Task A_constant_label_that_no_exposition_can_hold_is_refused(string name)
    {
        var failure = await Assert.ThrowsAsync<ArgumentException>(() =>
            MetricRegistry.WriteAsync([_host], Stream.Null, ExpositionFormat.Text, new Dictionary<string, string> { [name] = "v" }));
        Assert.Contains($"'{name}'", failure.Message, StringComparison.Ordinal);
    }
}
