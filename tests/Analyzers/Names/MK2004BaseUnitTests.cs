using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Names;

public sealed class MK2004BaseUnitTests
{
    [Theory]
    [InlineData("""[Histogram({|MK2004:"checkout_milliseconds"|})] public static partial Histogram A();""")]
    [InlineData("""[Gauge({|MK2004:"uptime_days"|})] public static partial Gauge A();""")]
    [InlineData("""[Counter({|MK2004:"sent_kilobytes_total"|})] public static partial Counter A();""")]
    [InlineData("""[Gauge({|MK2004:"temperature_fahrenheit"|})] public static partial Gauge A();""")]
    [InlineData("""[Histogram({|MK2004:"milliseconds_per_checkout_seconds"|})] public static partial Histogram A();""")]
    [InlineData("""[Histogram({|MK2004:"checkout_milliseconds"|})] public static partial MeterHistogram A();""")]
    public Task Another_unit_than_the_base_one(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Theory]
    [InlineData("""[Histogram("checkout_seconds")] public static partial Histogram A();""")]
    [InlineData("""[Gauge("seconds_of_milliseconds")] public static partial Gauge A();""")]
    [InlineData("""[Gauge("Milliseconds")] public static partial Gauge A();""")]
    [InlineData("""[Gauge("road_metres")] public static partial Gauge A();""")]
    [InlineData("""[Gauge("temperature_kelvin")] public static partial Gauge A();""")]
    [InlineData("""[Gauge("load_percent")] public static partial Gauge A();""")]
    public Task Base_units_and_other_words_are_fine(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Theory]
    [InlineData("""Metrics.CreateHistogram({|MK2004:"checkout_milliseconds"|}, "Duration.")""")]
    [InlineData("""Metrics.CreateSummary({|MK2004:"size_megabytes"|}, "Size.")""")]
    public Task In_calls_of_prometheus_net(string creation) => Verify.DiagnosticsAsync(Creations.Of(creation));

    [Fact]
    public async Task Message_has_promtools_words_and_the_name_to_write() => Assert.Equal(
        """'uptime_days': use base unit "seconds" instead of "days"; call it 'uptime_seconds', and pass seconds""",
        await Verify.MessageAsync(Source.Set("""[Gauge({|MK2004:"uptime_days"|})] public static partial Gauge A();""")));

}
