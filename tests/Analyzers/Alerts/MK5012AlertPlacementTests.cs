using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Alerts;

public sealed class MK5012AlertPlacementTests
{
    private const string Alert = """TrafficDropAlert("A", Metric = "m", Below = 0.3)""";

    [Theory]
    [InlineData("[{|MK5012:ALERT|}] static class M;")]
    [InlineData("static class M { [{|MK5012:ALERT|}] static void A() { } }")]
    [InlineData("static class M { [{|MK5012:ALERT|}] static int A => 1; }")]
    [InlineData("[MetricSet] static partial class M { [{|MK5012:ALERT|}] static void A() { } }")]
    public Task On_what_is_neither_metric_nor_set(string source) => Verify.DiagnosticsAsync(source.Replace("ALERT", Alert, StringComparison.Ordinal));

    [Theory]
    [InlineData("[{|MK5012:RecordingRule(\"a:b\", \"up\")|}] static class M;")]
    [InlineData("static class M { [{|MK5012:RecordingRule(\"a:b\", \"up\")|}] static void A() { } }")]
    public Task A_recording_rule_has_the_same_places(string source) => Verify.DiagnosticsAsync(source);

    [Theory]
    [InlineData("[assembly: ALERT]")]
    [InlineData("[MetricSet, ALERT] static partial class M;")]
    [InlineData("""[MetricSet] static partial class M { [ALERT, Counter("a_total")] public static partial Counter A(); }""")]
    public Task On_a_metric_a_set_or_the_assembly_it_is_fine(string source) => Verify.DiagnosticsAsync(source.Replace("ALERT", Alert, StringComparison.Ordinal));
}
