using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1008MetricNameTests
{
    [Theory]
    [InlineData("a-total")]
    [InlineData("1_total")]
    [InlineData("a b")]
    [InlineData("")]
    [InlineData("größe")]
    [InlineData("job:a:rate5m")]
    [InlineData("a.total")]
    public Task A_name_that_Prometheus_refuses(string name) => Verify.DiagnosticsAsync(
        Source.Set($$"""[Gauge({|MK1008:"{{name}}"|})] public static partial Gauge A();"""));

    [Theory]
    [InlineData("a_c")]
    [InlineData("A1")]
    [InlineData("_a")]
    public Task Letters_digits_and_underscores_are_fine(string name) => Verify.DiagnosticsAsync(
        Source.Set($$"""[Gauge("{{name}}")] public static partial Gauge A();"""));

    [Fact]
    public Task A_constant_is_marked_where_it_is_used() => Verify.DiagnosticsAsync(
        Source.Set("""private const string Name = "a-b"; [Gauge({|MK1008:Name|})] public static partial Gauge A();"""));

    [Fact]
    public Task The_prefix_of_a_set() => Verify.DiagnosticsAsync(
        """[MetricSet(Prefix = {|MK1008:"my-shop"|})] static partial class M { [Gauge("a")] public static partial Gauge A(); }""");

    [Fact]
    public Task The_prefix_of_the_assembly() => Verify.DiagnosticsAsync("""[assembly: MetricDefaults(Prefix = {|MK1008:"my.shop"|})]""");

    [Fact]
    public async Task Message_shows_the_whole_name_with_its_prefixes() => Assert.Equal(
        "'acme_shop_a-b' is no metric name; use lower-case letters, digits and underscores, and begin with a letter",
        await Verify.MessageAsync("""
            [assembly: MetricDefaults(Prefix = "acme")]
            [MetricSet(Prefix = "shop")] static partial class M { [Gauge({|MK1008:"a-b"|})] public static partial Gauge A(); }
            """));
}
