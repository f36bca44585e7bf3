using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1030ClientCannotTests
{
    [Theory]
    [InlineData("""[Counter("a_total", ExpireAfter = {|MK1030:"1h"|})] public static partial Prometheus.ICounter A([Label(MaxValues = 5)] string x);""")]
    [InlineData("""[Gauge("a", ExpireAfter = {|MK1030:"1h"|})] public static partial MeterGauge A([Label(MaxValues = 5)] string x);""")]
    [InlineData("""[Histogram("a", Native = {|MK1030:true|})] public static partial Prometheus.IHistogram A();""")]
    [InlineData("""[Histogram("a", Native = {|MK1030:true|})] public static partial MeterHistogram A();""")]
    [InlineData("""[Counter("a_total")] public static partial {|MK1030:Prometheus.Counter|} A(bool b);""")]
    [InlineData("""[Gauge({|MK1030:"_a"|})] public static partial MeterGauge A();""")]
    public Task What_the_client_has_no_way_for(string member) => Verify.DiagnosticsAsync(Source.Set(member), references: [PrometheusNet.Reference]);

    [Theory]
    [InlineData("""[Counter("a_total", ExpireAfter = "1h")] public static partial Counter A([Label(MaxValues = 5)] string x);""")]
    [InlineData("""[Histogram("a", Native = true)] public static partial Histogram A();""")]
    [InlineData("""[Histogram("a", Native = false)] public static partial Prometheus.IHistogram A();""")]
    [InlineData("""[Gauge("_a")] public static partial Prometheus.IGauge A();""")]
    [InlineData("""[Histogram("a", Buckets = [1, 2])] public static partial MeterHistogram A();""")]
    [InlineData("""[Counter("a_total", MaxSeries = 10)] public static partial MeterCounter A([Label(MaxValues = 50)] string x);""")]
    public Task What_it_can_do_is_fine(string member) => Verify.DiagnosticsAsync(Source.Set(member), references: [PrometheusNet.Reference]);

    [Theory]
    [InlineData("""[Histogram("a", Buckets = {|MK1030:[1, 2]|})] public static partial MeterHistogram A();""")]
    [InlineData("""[Histogram("a"), {|MK1030:ExponentialBuckets(1, 2, 3)|}] public static partial MeterHistogram A();""")]
    [InlineData("""[Histogram("a")] public static partial MeterHistogram A();""")]
    [InlineData("""[Histogram("a", Buckets = [1, 2])] public static partial Histogram A();""")]
    public Task Bounds_need_a_framework_whose_instruments_take_them(string member)
    {
        // A type that two assemblies have is found by none, as in a framework without it.
        MetadataReference second = (TestProject.Of("namespace System.Diagnostics.Metrics { public sealed class InstrumentAdvice<T>; }") with { Assembly = "Second" }).ToReference();
        return Verify.DiagnosticsAsync(Source.Set(member), references: [second]);
    }

    [Fact]
    public async Task Message_says_what_to_do() => Assert.Equal(
        "'a' belongs to OpenTelemetry, which does not drop series that nobody writes; leave ExpireAfter out, or return 'MetricsKit.Gauge'",
        await Verify.MessageAsync(Source.Set("""[Gauge("a", ExpireAfter = {|MK1030:"1h"|})] public static partial MeterGauge A([Label(MaxValues = 5)] string x);""")));
}
