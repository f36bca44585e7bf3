using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1003ReturnTypeMustFitTests
{
    [Theory]
    [InlineData("""[Counter("a_total")] public static partial {|MK1003:Gauge|} A();""")]
    [InlineData("""[Gauge("a")] public static partial {|MK1003:Histogram|} A { get; }""")]
    [InlineData("""[Histogram("a")] public static partial {|MK1003:double|} A();""")]
    [InlineData("""[Counter("a_total")] public static partial {|MK1003:MetricsKit.Gauge|} A();""")]
    [InlineData("""[Counter("a_total")] public static partial {|MK1003:Shop.Counter|} A(); """, "public sealed class Counter;")]
    [InlineData("""[Counter("a_total")] public static partial {|MK1003:Task<MetricsKit.Counter>|} A();""")]
    public Task Another_kind_or_type(string member, string types = "") => Verify.DiagnosticsAsync(Source.Set(member, types));

    [Theory]
    [InlineData("""[Counter("a_total")] public static partial Counter A();""")]
    [InlineData("""[Gauge("a")] public static partial global::MetricsKit.Gauge A { get; }""")]
    [InlineData("""[Histogram("a")] public static partial Histogram A(bool b);""")]
    public Task The_kind_of_the_attribute_is_fine(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Theory]
    [InlineData("""[Counter("a_total")] public static partial {|MK1003:MeterGauge|} A();""")]
    [InlineData("""[Counter("a_total")] public static partial {|MK1003:Prometheus.IGauge|} A();""")]
    [InlineData("""[Gauge("a")] public static partial {|MK1003:Prometheus.Counter.Child|} A();""")]
    [InlineData("""[Histogram("a")] public static partial {|MK1003:Prometheus.ISummary|} A();""")]
    [InlineData("""[Histogram("a")] public static partial {|MK1003:Prometheus.IObserver|} A();""")]
    [InlineData("""[Counter("a_total")] public static partial {|MK1003:MeterCounter?|} A();""")]
    public Task Another_kind_of_another_client(string member) => Verify.DiagnosticsAsync(Source.Set(member), references: [PrometheusNet.Reference]);

    [Theory]
    [InlineData("""[Counter("a_total")] public static partial MeterCounter A(bool b);""")]
    [InlineData("""[Gauge("a")] public static partial MeterGauge A { get; }""")]
    [InlineData("""[Histogram("a")] public static partial MeterHistogram A();""")]
    [InlineData("""[Counter("a_total")] public static partial Prometheus.ICounter A(bool b);""")]
    [InlineData("""[Counter("a_total")] public static partial Prometheus.ICounter? A(bool b);""")]
    [InlineData("""[Gauge("a")] public static partial Prometheus.Gauge.Child A(bool b);""")]
    [InlineData("""[Histogram("a")] public static partial Prometheus.Histogram A { get; }""")]
    public Task The_kind_of_the_attribute_of_another_client_is_fine(string member) => Verify.DiagnosticsAsync(Source.Set(member), references: [PrometheusNet.Reference]);

    [Fact]
    public Task An_unknown_type_is_the_compilers_to_report() => Verify.DiagnosticsAsync(
        Source.Set("""[Counter("a_total")] public static partial Couter A();"""), compilerErrors: ["CS0246", "CS0246"]);

    [Fact]
    public async Task Message_says_what_to_return() => Assert.Equal(
        "[Counter] needs the return type 'MetricsKit.Counter' ('Prometheus.ICounter' for prometheus-net, 'MetricsKit.MeterCounter' for OpenTelemetry); 'A' returns 'MetricsKit.Gauge'",
        await Verify.MessageAsync(Source.Set("""[Counter("a_total")] public static partial {|MK1003:Gauge|} A();""")));
}
