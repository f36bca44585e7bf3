using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1027FileLocalTypeTests
{
    [Theory]
    [InlineData("""[MetricSet] file static partial class {|MK1027:M|} { [Counter("a_total")] public static partial Counter A(); }""")]
    [InlineData("""file partial class {|MK1027:Outer|} { [MetricSet] public static partial class M { [Counter("a_total")] public static partial Counter A(); } }""")]
    public Task A_type_that_only_its_file_sees(string source) => Verify.DiagnosticsAsync(source, compilerErrors: ["CS8795"]);

    [Fact]
    public Task A_private_type_is_fine() => Verify.DiagnosticsAsync(
        """partial class Outer { [MetricSet] private static partial class M { [Counter("a_total")] public static partial Counter A(); } }""");
}
