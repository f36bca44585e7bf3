using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Alerts;

public sealed class MK5303IllegalNameTests
{
    [Theory]
    [InlineData("")]
    [InlineData("job:orders per second")]
    [InlineData("5xx:rate")]
    [InlineData("a-b")]
    [InlineData("größe")]
    public Task A_recorded_name_that_is_no_metric_name(string name) =>
        Verify.DiagnosticsAsync($$"""[assembly: RecordingRule({|MK5303:"{{name}}"|}, "up")]""");

    [Theory]
    [InlineData("job:orders:rate5m")]
    [InlineData(":a")]
    [InlineData("_a9:")]
    [InlineData("plain")]
    public Task A_metric_name_is_fine(string name) =>
        Verify.DiagnosticsAsync($"""[assembly: RecordingRule("{name}", "up")]""", "[*.cs]\ndotnet_diagnostic.MK5304.severity = none");

    [Fact]
    public Task On_a_metric_the_name_is_marked_too() => Verify.DiagnosticsAsync(Source.Set(
        """[Counter("a_total"), RecordingRule(expr: "up", record: {|MK5303:"a b"|})] public static partial Counter A();"""));
}
