using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Names;

public sealed class MK2006NameCharactersTests
{
    [Theory]
    [InlineData("""[Gauge({|MK2006:"queueJobs"|})] public static partial Gauge A();""")]
    [InlineData("""[Gauge("jobs")] public static partial Gauge A([Label({|MK2006:"shopName"|}, MaxValues = 9)] string shop);""")]
    [InlineData("""[Gauge("jobs")] public static partial Gauge A([Label("shop", MaxValues = 9)] string shopName);""")]
    [InlineData("""[Gauge("QUEUE_jobs")] public static partial Gauge A();""")]
    public Task A_name_in_camel_case(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Theory]
    [InlineData("""Metrics.CreateGauge({|MK2006:"queueJobs"|}, "Jobs.", {|MK2006:"shopName"|}, "kind")""")]
    [InlineData("""Metrics.CreateGauge("jobs", "Jobs.", new GaugeConfiguration { LabelNames = [{|MK2006:"shopName"|}] })""")]
    [InlineData("""Metrics.CreateGauge({|MK2006:"shop:jobs"|}, "Jobs.")""")]
    public Task In_calls_of_prometheus_net(string creation) => Verify.DiagnosticsAsync(Creations.Of(creation));

    [Fact]
    public Task The_labels_of_a_set_are_told_once_at_the_set() => Verify.DiagnosticsAsync(Source.Set(
        """
        [Gauge("jobs")] public static partial Gauge A(in Labels labels);
        [Gauge("tasks")] public static partial Gauge B(in Labels labels);
        """,
        """[LabelSet] public readonly record struct Labels { [Label({|MK2006:"shopName"|}, MaxValues = 9)] public required string Shop { get; init; } }"""));

    [Fact]
    public async Task Message_has_promtools_words_and_the_name_to_write() => Assert.Equal(
        """'shopName' of 'jobs': label names should be written in 'snake_case' not 'camelCase'; call it 'shop_name'""",
        await Verify.MessageAsync(Source.Set("""[Gauge("jobs")] public static partial Gauge A([Label({|MK2006:"shopName"|}, MaxValues = 9)] string shop);""")));

}
