using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1026ImpossibleSettingTests
{
    [Theory]
    [InlineData("0")]
    [InlineData("-1")]
    public Task MaxSeries_below_1(string value) => Verify.DiagnosticsAsync(
        Source.Set($$"""[Counter("a_total", MaxSeries = {|MK1026:{{value}}|})] public static partial Counter A();"""));

    [Theory]
    [InlineData("""Interval = {|MK1026:"0s"|}""")]
    [InlineData("""Interval = "15s", Timeout = {|MK1026:"20s"|}""")]
    [InlineData("""Path = {|MK1026:"metrics"|}""")]
    [InlineData("""Port = {|MK1026:""|}""")]
    [InlineData("""Scheme = {|MK1026:"ftp"|}""")]
    [InlineData("""SampleLimit = {|MK1026:-1|}""")]
    public Task A_scrape_endpoint_that_cannot_be(string setting) => Verify.DiagnosticsAsync($"[assembly: ScrapeEndpoint({setting})]");

    [Fact]
    public Task A_runbook_address_without_a_place_for_the_alerts_part() => Verify.DiagnosticsAsync(
        """[assembly: MetricsService("shop", Runbook = {|MK1026:"https://runbooks.example.com/"|})]""");

    [Fact]
    public Task An_empty_label_value() => Verify.DiagnosticsAsync(Source.Counter("""[LabelValues("a", {|MK1026:""|})] string method"""));

    [Fact]
    public Task Possible_settings_are_fine() => Verify.DiagnosticsAsync("""
        [assembly: ScrapeEndpoint(Path = "/m", Port = "web", Scheme = "https", SampleLimit = 0)]
        """ + Source.Set("""[Counter("a_total", MaxSeries = 1)] public static partial Counter A();"""));
}
