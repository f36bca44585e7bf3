using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Alerts;

public sealed class MK5003MalformedDurationTests
{
    [Theory]
    [InlineData("5 minutes")]
    [InlineData("1.5h")]
    [InlineData("5")]
    [InlineData("30s5m")]
    [InlineData("-5m")]
    [InlineData("")]
    [InlineData("5M")]
    public Task A_text_that_is_no_duration(string duration) => Verify.DiagnosticsAsync(
        $$"""[assembly: Alert("A", "up", Below = 1, For = {|MK5003:"{{duration}}"|})]""");

    [Theory]
    [InlineData("""TrafficDropAlert("A", Metric = "m", Below = 0.3, Offset = {|MK5003:"x"|})""")]
    [InlineData("""ErrorRatioAlert("A", Metric = "m", Errors = "a='b'", Above = 0.3, Window = {|MK5003:"x"|})""")]
    [InlineData("""Alert("A", "up", Below = 1, KeepFiringFor = {|MK5003:"x"|})""")]
    [InlineData("""ScrapeEndpoint(Interval = {|MK5003:"30"|}, Timeout = {|MK5003:"x"|})""")]
    [InlineData("""MetricDefaults(Interval = {|MK5003:"1 minute"|})""")]
    public Task Wherever_a_duration_stands(string attribute) => Verify.DiagnosticsAsync($"[assembly: {attribute}]");

    [Theory]
    [InlineData("5m")]
    [InlineData("1h30m")]
    [InlineData("500ms")]
    [InlineData("1d")]
    [InlineData("2w")]
    public Task Units_in_order_are_fine(string duration) => Verify.DiagnosticsAsync($"""[assembly: Alert("A", "up", Below = 1, For = "{duration}")]""");

    [Fact]
    public async Task Message_shows_how_to_write_it() => Assert.Equal(
        "For = \"5 minutes\" is no duration; write a whole number and a unit, larger units first: 30s, 5m, 1h30m, 1d",
        await Verify.MessageAsync("""[assembly: Alert("A", "up", Below = 1, For = {|MK5003:"5 minutes"|})]"""));
}
