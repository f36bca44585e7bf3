using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Names;

public sealed class MK2003NoHelpTests
{
    [Theory]
    [InlineData("""[Counter({|MK2003:"orders_total"|})] public static partial Counter A();""")]
    [InlineData("""[Counter({|MK2003:"orders_total"|}, Help = " ")] public static partial Counter A();""")]
    [InlineData("""/** <inheritdoc/> */ [Gauge({|MK2003:"orders"|})] public static partial Gauge A();""")]
    [InlineData("""/** <summary> </summary> */ [Gauge({|MK2003:"orders"|})] public static partial Gauge A();""")]
    public Task A_declaration_that_says_nothing(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Theory]
    [InlineData("""/** <summary>Orders.</summary> */ [Counter("orders_total")] public static partial Counter A(); [Counter({|MK2003:"b_total"|})] public static partial Counter B();""")]
    [InlineData("""[Counter("orders_total", Help = "Orders.")] public static partial Counter A(); [Counter({|MK2003:"b_total"|})] public static partial Counter B();""")]
    public Task A_summary_or_Help_is_fine(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Theory]
    [InlineData("""Metrics.CreateCounter("orders_total", {|MK2003:""|})""")]
    [InlineData("""Metrics.CreateCounter("orders_total", {|MK2003:null|}!)""")]
    [InlineData("""Metrics.CreateGauge("orders", help: {|MK2003:"  "|}, labelNames: ["shop"])""")]
    public Task In_calls_of_prometheus_net(string creation) => Verify.DiagnosticsAsync(Creations.Of(creation));

    [Theory]
    [InlineData("""Metrics.CreateCounter("orders_total", "Orders.")""")]
    [InlineData("""Metrics.CreateCounter("orders_total", Environment.MachineName)""")]
    public Task Help_that_is_there_or_unknown_is_fine(string creation) => AnalyzeAsync(creation);

    [Fact]
    public async Task Message_has_promtools_words_and_the_name_to_write() => Assert.Equal(
        """'orders_total': no help text; write a <summary> on the member, or Help = "…" in its attribute""",
        await Verify.MessageAsync(Source.Set("""[Counter({|MK2003:"orders_total"|})] public static partial Counter A();""")));

    private static async Task AnalyzeAsync(string creation) => Assert.Empty(await Verify.AnalyzeAsync(Creations.Of(creation)));

}
