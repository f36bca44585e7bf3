using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1020PropertyShapeTests
{
    [Theory]
    [InlineData("""[Gauge("a")] public partial Gauge {|MK1020:A|} { get; set; }""")]
    [InlineData("""[Gauge("a")] public partial Gauge {|MK1020:A|} { get; init; }""")]
    [InlineData("""[Gauge("a")] public partial Gauge {|MK1020:A|} { get; private set; }""")]
    [InlineData("""[Gauge("a")] public partial Gauge {|MK1020:this|}[bool retried] { get; }""")]
    public Task A_setter_or_an_indexer(string member) => Verify.DiagnosticsAsync($$"""[MetricSet] public partial class M { {{member}} }""");

    [Fact]
    public Task A_getter_alone_is_fine() => Verify.DiagnosticsAsync("""[MetricSet] public partial class M { [Gauge("a")] public partial Gauge A { get; } }""");
}
