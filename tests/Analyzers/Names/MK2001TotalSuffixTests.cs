using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Names;

public sealed class MK2001TotalSuffixTests
{
    [Theory]
    [InlineData("""[Counter({|MK2001:"orders"|})] public static partial Counter A();""")]
    [InlineData("""[Counter({|MK2001:"total_orders"|})] public static partial Counter A();""")]
    [InlineData("""[Gauge({|MK2001:"orders_total"|})] public static partial Gauge A();""")]
    [InlineData("""[Histogram({|MK2001:"size_total"|})] public static partial Histogram A();""")]
    [InlineData("""[Gauge({|MK2001:"waiting_total"|})] public static partial Gauge A();""")]
    public Task A_counter_without_and_another_with_it(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Theory]
    [InlineData("""[Counter("orders_total")] public static partial Counter A();""")]
    [InlineData("""[Gauge("orders")] public static partial Gauge A();""")]
    [InlineData("""[Histogram("size_bytes")] public static partial Histogram A();""")]
    [InlineData("""[Counter("orders")] public static partial MeterCounter A();""")]
    public Task Where_it_belongs_it_is_fine(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Theory]
    [InlineData("""Metrics.CreateCounter({|MK2001:"orders"|}, "Orders.")""")]
    [InlineData("""Metrics.CreateGauge({|MK2001:"orders_total"|}, "Orders.", "shop")""")]
    [InlineData("""Metrics.CreateSummary({|MK2001:"size_total"|}, "Size.")""")]
    [InlineData("""Metrics.WithCustomRegistry(Metrics.NewCustomRegistry()).CreateCounter({|MK2001:Names.Orders|}, "Orders.")""")]
    [InlineData("""Metrics.WithManagedLifetime(TimeSpan.FromHours(1)).CreateCounter(help: "Orders.", name: {|MK2001:"orders"|})""")]
    [InlineData("""Metrics.CreateCounter("orders_total", "Orders.")""")]
    [InlineData("""Metrics.CreateGauge("orders", "Orders.")""")]
    [InlineData("""Metrics.CreateCounter(Environment.MachineName, "Orders.")""")]
    [InlineData("""Other.Metrics.CreateCounter("orders", "Orders.")""")]
    public Task In_calls_of_prometheus_net(string creation) => Verify.DiagnosticsAsync(Creations.Of(creation));

    [Fact]
    public async Task Message_has_promtools_words_and_the_name_to_write() => Assert.Equal(
        """'shop_total_orders': counter metrics should have "_total" suffix; call it 'shop_orders_total'""",
        await Verify.MessageAsync("""
            [MetricSet(Prefix = "shop")] static partial class M { [Counter({|MK2001:"total_orders"|})] public static partial Counter A(); }
            """));

    [Fact]
    public Task Half_a_call_is_left_to_the_compiler() => Verify.DiagnosticsAsync(
        Creations.Of("""Metrics.CreateCounter("orders")"""), "CS1501");

}
