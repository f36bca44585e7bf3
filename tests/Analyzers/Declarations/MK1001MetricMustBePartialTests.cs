using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1001MetricMustBePartialTests
{
    [Theory]
    [InlineData("""[Counter("a_total")] public static Counter {|MK1001:A|}() => null!;""")]
    [InlineData("""[Counter("a_total")] public static Counter {|MK1001:A|}() { return null!; }""")]
    [InlineData("""[Gauge("a")] public static Gauge {|MK1001:A|} => null!;""")]
    [InlineData("""[Histogram("a")] public static Histogram {|MK1001:A|} { get; } = null!;""")]
    [InlineData("""[Counter("a_total")] public static partial Counter A(); public static partial Counter {|MK1001:A|}() => null!;""")]
    [InlineData("""[Gauge("a")] public static partial Gauge A { get; } public static partial Gauge {|MK1001:A|} => null!;""")]
    public Task A_member_that_is_not_partial(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Theory]
    [InlineData("""[Counter("a_total")] public static Prometheus.ICounter {|MK1001:A|}() => null!;""")]
    [InlineData("""[Gauge("a")] public static Prometheus.Gauge.Child {|MK1001:A|} => null!;""")]
    [InlineData("""[Histogram("a")] public static MeterHistogram {|MK1001:A|} { get; } = default;""")]
    public Task A_series_of_another_client_is_no_reading(string member) => Verify.DiagnosticsAsync(Source.Set(member), references: [PrometheusNet.Reference]);

    [Fact]
    public Task A_member_without_body_is_refused_by_CSharp_too() => Verify.DiagnosticsAsync(
        Source.Set("""[Counter("a_total")] public static Counter {|MK1001:A|}();"""), compilerErrors: ["CS0501"]);

    [Theory]
    [InlineData("""[Counter("a_total")] public static partial Counter A();""")]
    [InlineData("""[Gauge("a")] public static partial Gauge A { get; }""")]
    [InlineData("""[Counter("a_total")] private static partial Counter A(); [Counter("b_total")] internal static partial Counter B();""")]
    [InlineData("""public static Counter A() => null!;""")]
    public Task Partial_members_and_members_without_attribute_are_fine(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Fact]
    public async Task Message_names_member_attribute_and_remedy() => Assert.Equal(
        "Property 'A' carries [Gauge] and is not partial; write 'partial' before its return type and leave the body to the generator",
        await Verify.MessageAsync(Source.Set("""[Gauge("a")] public static Gauge {|MK1001:A|} => null!;""")));
}
