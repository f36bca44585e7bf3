using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

public sealed class PromtoolTests
{
    private readonly MetricRegistry _registry = new();

    [FactNeeds(Needs.Promtool)]
    public async Task Promtool_finds_nothing_in_the_text_format()
    {
        const string Nasty = "a\\b\"c\nd\0\ud800 \u00e4\ud83d\ude00{}\r#";
        _registry.RegisterCounter(new() { Name = "orders_total", Help = Nasty, Labels = [LabelDefinition.Closed("status", true, "paid", Nasty), LabelDefinition.Open("topic", false, 5)] })
            .Find(1, Nasty).Inc(0.5);
        _registry.RegisterGauge(Define.Metric("temperature_celsius", LabelDefinition.Range("sensor", false, -2, 5))).Series[0]!.Set(double.NaN);
        _registry.RegisterGauge(Define.Metric("huge_bytes")).Series[0]!.Set(1e300);
        _registry.RegisterGauge(Define.Metric("infinite_bytes")).Series[0]!.Set(double.NegativeInfinity);
        var histogram = _registry.RegisterHistogram(new() { Name = "size_bytes", Help = "Sizes.", Buckets = [-1, 0, 0.00001, 1, 1048576, 1e23], Labels = [LabelDefinition.Closed("x", false, "p")] });
        histogram.Series[0]!.Observe(7);
        histogram.Series[0]!.Observe(double.NaN);
        Define.Counter(_registry, "small_total").Inc(-1L);
        var (exit, output) = await MetricsCheck.RunAsync(await Scrape.TextAsync(_registry));
        Assert.Equal("", output);
        Assert.Equal(0, exit);
    }

    [FactNeeds(Needs.Promtool)]
    public async Task Promtool_finds_nothing_in_misuse_and_overflow()
    {
        var counter = _registry.RegisterCounter(Define.Metric("orders_total", LabelDefinition.Open("topic", false, 1)));
        counter.Find(0, "a").Inc(-1.0);
        counter.Find(0, "b").Inc();
        var text = await Scrape.TextAsync(_registry);
        Assert.Contains("metricskit_misuse_total{", text, StringComparison.Ordinal);
        Assert.Contains("metricskit_overflow_total{", text, StringComparison.Ordinal);
        Assert.Equal((0, ""), await MetricsCheck.RunAsync(text));
    }
}
