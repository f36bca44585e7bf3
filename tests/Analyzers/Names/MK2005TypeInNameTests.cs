using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Names;

public sealed class MK2005TypeInNameTests
{
    [Theory]
    [InlineData("""[Gauge({|MK2005:"queue_gauge"|})] public static partial Gauge A();""")]
    [InlineData("""[Gauge({|MK2005:"queue_gauge_jobs"|})] public static partial Gauge A();""")]
    [InlineData("""[Counter({|MK2005:"queue_Counter_total"|})] public static partial Counter A();""")]
    [InlineData("""[Histogram({|MK2005:"size_histogram"|})] public static partial Histogram A();""")]
    public Task Its_own_type_as_a_word(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Theory]
    [InlineData("""[Gauge("gauge_readings")] public static partial Gauge A();""")]
    [InlineData("""[Gauge("queue_histogram_jobs")] public static partial Gauge A();""")]
    [InlineData("""[Counter("gauges_total")] public static partial Counter A();""")]
    public Task Other_types_and_first_words_are_fine(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Theory]
    [InlineData("""Metrics.CreateSummary({|MK2005:"size_summary"|}, "Size.")""")]
    [InlineData("""Metrics.CreateGauge({|MK2005:"queue_gauge"|}, "Jobs.")""")]
    public Task In_calls_of_prometheus_net(string creation) => Verify.DiagnosticsAsync(Creations.Of(creation));

    [Fact]
    public async Task Message_has_promtools_words_and_the_name_to_write() => Assert.Equal(
        """'queue_gauge_jobs': metric name should not include type 'gauge'; call it 'queue_jobs'""",
        await Verify.MessageAsync(Source.Set("""[Gauge({|MK2005:"queue_gauge_jobs"|})] public static partial Gauge A();""")));

}
