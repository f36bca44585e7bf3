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

    [Theory]
    [InlineData("""[Counter("a_total", ExpireAfter = {|MK1026:"soon"|})] public static partial Counter A([Label(MaxValues = 3)] string x);""")]
    [InlineData("""[Counter("a_total", ExpireAfter = {|MK1026:"0s"|})] public static partial Counter A([Label(MaxValues = 3)] string x);""")]
    [InlineData("""[Counter("a_total", ExpireAfter = {|MK1026:"1h"|})] public static partial Counter A(bool x);""")]
    [InlineData("""[Gauge("a", ExpireAfter = {|MK1026:"1h"|})] private static double A() => 1;""")]
    [InlineData("""[Histogram("a", Native = true, NativeBucketFactor = {|MK1026:1|})] public static partial Histogram A();""")]
    [InlineData("""[Histogram("a", Native = true, NativeMaxBuckets = {|MK1026:0|})] public static partial Histogram A();""")]
    [InlineData("""[Histogram("a", NativeMaxBuckets = {|MK1026:100|})] public static partial Histogram A();""")]
    public Task A_setting_that_says_nothing_at_run_time(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Fact]
    public Task Settings_for_the_run_time_are_fine() => Verify.DiagnosticsAsync(Source.Set("""
        [Counter("a_total", ExpireAfter = "1h30m")] public static partial Counter A([Label(MaxValues = 3)] string x);
        [Histogram("b", Native = true, NativeBucketFactor = 1.05, NativeMaxBuckets = 100)] public static partial Histogram B();
        [Histogram("c", Native = true, Buckets = [])] public static partial Histogram C();
        """));

    [Fact]
    public Task Possible_settings_are_fine() => Verify.DiagnosticsAsync("""
        [assembly: ScrapeEndpoint(Path = "/m", Port = "web", Scheme = "https", SampleLimit = 0)]
        """ + Source.Set("""[Counter("a_total", MaxSeries = 1)] public static partial Counter A();"""));
}
