using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Alerts;

public sealed class MK5006NoTargetTests
{
    [Theory]
    [InlineData("""[assembly: {|MK5006:ErrorRatioAlert("A", Errors = "a='b'", Above = 0.05)|}]""")]
    [InlineData("""[assembly: {|MK5006:LatencyAlert("A", Quantile = 0.95, Above = 1)|}]""")]
    [InlineData("""[MetricSet, {|MK5006:TrafficDropAlert("A", Below = 0.3)|}] static partial class M;""")]
    [InlineData("""[assembly: {|MK5006:TrafficDropAlert("A", Metric = "", Below = 0.3)|}]""")]
    public Task On_an_assembly_or_a_set_without_a_metric(string source) => Verify.DiagnosticsAsync(source);

    [Theory]
    [InlineData("""[assembly: LatencyAlert("A", Metric = "a", Quantile = 0.95, Above = 1)]""")]
    [InlineData("""[assembly: PodMemoryAlert("A", Above = 0.85)]""")]
    [InlineData("""[assembly: Alert("A", "up", Below = 1)]""")]
    [InlineData("""[MetricSet, TrafficDropAlert("A", Metric = nameof(X), Below = 0.3)] static partial class M { [Counter("x_total")] public static partial Counter X(); }""")]
    public Task With_a_metric_or_an_expression_it_is_fine(string source) => Verify.DiagnosticsAsync(source);
}
