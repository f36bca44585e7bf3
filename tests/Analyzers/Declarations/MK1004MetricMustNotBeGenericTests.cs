using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1004MetricMustNotBeGenericTests
{
    [Theory]
    [InlineData("""[Counter("a_total")] public static partial Counter {|MK1004:A|}<T>();""")]
    [InlineData("""[Counter("a_total")] public static partial Counter {|MK1004:A|}<T>() where T : class, new();""")]
    public Task A_generic_method(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Theory]
    [InlineData("""[MetricSet] static partial class {|MK1004:M|}<T> { [Counter("a_total")] public static partial Counter A(); }""")]
    [InlineData("""partial class Outer<T> { [MetricSet] static partial class {|MK1004:M|} { [Counter("a_total")] public static partial Counter A(); } }""")]
    public Task A_set_that_is_generic_or_in_a_generic_type(string source) => Verify.DiagnosticsAsync(source);

    [Fact]
    public Task A_generic_method_without_attribute_is_fine() => Verify.DiagnosticsAsync(Source.Set("public static T Same<T>(T value) => value;"));
}
