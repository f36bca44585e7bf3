using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1006MetricBelongsInASetTests
{
    [Theory]
    [InlineData("""public static partial class M { [Counter("a_total")] public static partial Counter {|MK1006:A|}(); }""")]
    [InlineData("""public partial class M { [Gauge("a")] public partial Gauge {|MK1006:A|} { get; } }""")]
    [InlineData("""public partial struct M { [Gauge("a")] public partial Gauge {|MK1006:A|}(); }""")]
    [InlineData("""[MetricSet] static partial class S { static partial class M { [Gauge("a")] public static partial Gauge {|MK1006:A|}(); } }""")]
    public Task Its_type_is_no_set(string source) => Verify.DiagnosticsAsync(source);

    [Theory]
    [InlineData("""[MetricSet] public static partial class M { [Counter("a_total")] public static partial Counter A(); }""")]
    [InlineData("""[MetricSet] public partial class M { [Counter("a_total")] public partial Counter A(); }""")]
    [InlineData("""[MetricSet] static partial class M; static partial class M { [Counter("a_total")] public static partial Counter A(); }""")]
    [InlineData("""[MetricSet] static partial class Empty;""")]
    public Task A_set_is_fine_wherever_its_attribute_stands(string source) => Verify.DiagnosticsAsync(source);
}
