using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1002TypeMustBePartialTests
{
    [Fact]
    public Task The_set_itself() => Verify.DiagnosticsAsync(
        """[MetricSet] public static class {|MK1002:M|} { [Counter("a_total")] public static partial Counter A(); }""",
        compilerErrors: ["CS0751", "CS8795"]);

    [Fact]
    public Task A_type_around_the_set() => Verify.DiagnosticsAsync(
        """class {|MK1002:Outer|} { [MetricSet] public static partial class M { [Counter("a_total")] public static partial Counter A(); } }""",
        compilerErrors: ["CS8795"]);

    [Fact]
    public Task Every_type_around_the_set() => Verify.DiagnosticsAsync(
        """record struct {|MK1002:A|} { interface {|MK1002:B|} { [MetricSet] static partial class M { [Gauge("a")] public static partial Gauge G { get; } } } }""",
        compilerErrors: ["CS9248"]);

    [Fact]
    public Task Nested_types_that_are_all_partial_are_fine() => Verify.DiagnosticsAsync(
        """partial record struct A { partial interface B { [MetricSet] static partial class M { [Counter("a_total")] public static partial Counter C(); } } }""");
}
