using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1007MemberIsOneMetricTests
{
    [Theory]
    [InlineData("""[Counter("a_total"), {|MK1007:Gauge("a")|}] public static partial Counter A();""")]
    [InlineData("""[Gauge("a")] [{|MK1007:Histogram("a_seconds")|}] public static partial Gauge A { get; }""")]
    public Task Two_metric_attributes(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Fact]
    public Task One_metric_attribute_beside_others_is_fine() => Verify.DiagnosticsAsync(
        Source.Set("""[Obsolete, Counter("a_total"), System.ComponentModel.Description("x")] public static partial Counter A();"""));
}
