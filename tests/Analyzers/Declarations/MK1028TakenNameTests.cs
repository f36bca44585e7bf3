using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1028TakenNameTests
{
    [Theory]
    [InlineData("up")]
    [InlineData("scrape_duration_seconds")]
    [InlineData("metricskit_overflow_total")]
    public Task A_name_that_is_written_for_every_target(string name) => Verify.DiagnosticsAsync(
        Source.Set($$"""[Gauge({|MK1028:"{{name}}"|})] public static partial Gauge A();"""));

    [Theory]
    [InlineData("up")]
    [InlineData("scrape_duration_seconds")]
    public Task Behind_a_prefix_it_is_fine(string name) => Verify.DiagnosticsAsync(
        $$"""[MetricSet(Prefix = "shop")] static partial class M { [Gauge("{{name}}")] public static partial Gauge A(); }""");
}
