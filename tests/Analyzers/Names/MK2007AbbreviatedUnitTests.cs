using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Names;

public sealed class MK2007AbbreviatedUnitTests
{
    [Theory]
    [InlineData("""[Histogram({|MK2007:"checkout_ms"|})] public static partial Histogram A();""")]
    [InlineData("""[Counter({|MK2007:"sent_kb_total"|})] public static partial Counter A();""")]
    [InlineData("""[Gauge({|MK2007:"road_m"|})] public static partial Gauge A();""")]
    [InlineData("""[Gauge({|MK2007:"size_B_used"|})] public static partial Gauge A();""")]
    public Task A_unit_in_a_letter_or_two(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Theory]
    [InlineData("""[Gauge("ms_office_documents")] public static partial Gauge A();""")]
    [InlineData("""[Gauge("items_sold")] public static partial Gauge A();""")]
    [InlineData("""[Gauge("checkout_ms2")] public static partial Gauge A();""")]
    public Task The_first_word_and_whole_words_are_fine(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Theory]
    [InlineData("""Metrics.CreateHistogram({|MK2007:"checkout_ms"|}, "Duration.")""")]
    [InlineData("""Metrics.CreateSummary({|MK2007:"size_mb"|}, "Size.")""")]
    public Task In_calls_of_prometheus_net(string creation) => Verify.DiagnosticsAsync(Creations.Of(creation));

    [Fact]
    public async Task Message_has_promtools_words_and_the_name_to_write() => Assert.Equal(
        """'road_m': metric names should not contain abbreviated units; spell 'm' out, in a base unit: seconds, bytes, meters""",
        await Verify.MessageAsync(Source.Set("""[Gauge({|MK2007:"road_m"|})] public static partial Gauge A();""")));

}
