using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Names;

public sealed class MK2002ReservedSuffixTests
{
    [Theory]
    [InlineData("""[Gauge({|MK2002:"size_bucket"|})] public static partial Gauge A();""")]
    [InlineData("""[Gauge({|MK2002:"size_count"|})] public static partial Gauge A();""")]
    [InlineData("""[Gauge({|MK2002:"size_sum"|})] public static partial Gauge A();""")]
    [InlineData("""[Counter({|MK2001,MK2002:"size_count"|})] public static partial Counter A();""")]
    public Task A_gauge_or_counter_that_looks_like_part_of_a_histogram(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Theory]
    [InlineData("""[Histogram("size_count")] public static partial Histogram A();""")]
    [InlineData("""[Gauge("count_size")] public static partial Gauge A();""")]
    [InlineData("""[Counter("size_count_total")] public static partial Counter A();""")]
    [InlineData("""[Gauge("recount")] public static partial Gauge A();""")]
    public Task Elsewhere_the_words_are_fine(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Theory]
    [InlineData("""Metrics.CreateGauge("size_bytes", "Size.", {|MK2002:"le"|})""")]
    [InlineData("""Metrics.CreateHistogram("size_bytes", "Size.", "a", {|MK2002:"quantile"|})""")]
    [InlineData("""Metrics.CreateHistogram("size_bytes", "Size.", "le")""")]
    [InlineData("""Metrics.CreateSummary("size_bytes", "Size.", "quantile")""")]
    [InlineData("""Metrics.CreateSummary("size_sum", "Size.")""")]
    [InlineData("""Metrics.CreateSummary({|MK2002:"size_bucket"|}, "Size.")""")]
    [InlineData("""Metrics.CreateGauge({|MK2002:"size_bytes"|}, "Size.", Names.Bounds)""")]
    public Task Labels_that_Prometheus_reads_itself(string creation) => Verify.DiagnosticsAsync(Creations.Of(creation));

    [Fact]
    public async Task Message_has_promtools_words_and_the_name_to_write() => Assert.Equal(
        """'size_count': non-histogram and non-summary metrics should not have "_count" suffix; end it in what is measured""",
        await Verify.MessageAsync(Source.Set("""[Gauge({|MK2002:"size_count"|})] public static partial Gauge A();""")));

    [Fact]
    public Task A_series_that_another_metric_makes_has_its_error_already() => Verify.DiagnosticsAsync(Source.Set("""
        [Histogram({|MK1009:"size"|})] public static partial Histogram A();
        [Gauge({|MK1009:"size_count"|})] public static partial Gauge B();
        """));

}
