using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Alerts;

public sealed class MK5004AlertOnWrongKindTests
{
    [Theory]
    [InlineData("""[Counter("a_total"), {|MK5004:LatencyAlert("A", Quantile = 0.95, Above = 1)|}] public static partial Counter A();""")]
    [InlineData("""[Gauge("a"), {|MK5004:LatencyAlert("A", Quantile = 0.95, Above = 1)|}] public static partial Gauge A { get; }""")]
    [InlineData("""[Gauge("a"), {|MK5004:TrafficDropAlert("A", Below = 0.3)|}] public static partial Gauge A();""")]
    [InlineData("""[Gauge("a"), {|MK5004:ErrorRatioAlert("A", Errors = "outcome='refused'", Above = 0.3)|}] public static partial Gauge A(Outcome outcome);""")]
    public Task On_the_metric_itself(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Fact]
    public Task On_a_metric_that_the_assembly_names() => Verify.DiagnosticsAsync("""
        [assembly: LatencyAlert("A", Metric = {|MK5004:"a_total"|}, Quantile = 0.95, Above = 1)]
        """ + Source.Set("""[Counter("a_total")] public static partial Counter A();"""));

    [Fact]
    public Task On_a_metric_of_a_referenced_library() => Verify.DiagnosticsAsync(
        """[assembly: LatencyAlert("A", Metric = {|MK5004:"acme_total"|}, Quantile = 0.95, Above = 1)]""",
        references: [(TestProject.Of("""[MetricSet] public static partial class M { [Counter("acme_total")] public static partial Counter A(); }""") with { Assembly = "Acme" }).ToReference()]);

    [Theory]
    [InlineData("""[Histogram("a"), LatencyAlert("A", Quantile = 0.95, Above = 1)] public static partial Histogram A();""")]
    [InlineData("""[Histogram("a"), TrafficDropAlert("A", Below = 0.3)] public static partial Histogram A();""")]
    [InlineData("""[Counter("a_total"), TrafficDropAlert("A", Below = 0.3)] public static partial Counter A();""")]
    public Task The_kind_it_needs_is_fine(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Fact]
    public Task A_metric_that_nobody_here_declares_is_not_judged() => Verify.DiagnosticsAsync(
        """[assembly: LatencyAlert("A", Metric = "nginx_seconds", Quantile = 0.95, Above = 1)]""");
}
