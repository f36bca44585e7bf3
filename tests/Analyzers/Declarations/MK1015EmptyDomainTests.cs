using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Declarations;

public sealed class MK1015EmptyDomainTests
{
    [Fact]
    public Task An_enum_without_members() => Verify.DiagnosticsAsync(Source.Counter("E {|MK1015:e|}", "public enum E;"));

    [Theory]
    [InlineData("[{|MK1015:LabelValues|}] string method")]
    [InlineData("[{|MK1015:LabelRange(5, 1)|}] int step")]
    [InlineData("[Label(MaxValues = {|MK1015:0|})] string country")]
    [InlineData("[Label(MaxValues = {|MK1015:-5|})] string country")]
    [InlineData("[LabelValueSource(nameof(List), MaxValues = {|MK1015:0|})] string queue")]
    public Task A_list_range_or_bound_without_values(string parameter) => Verify.DiagnosticsAsync(Source.Set($$"""
        private static readonly string[] List = [];
        [Counter("orders_total")] public static partial Counter Orders({{parameter}});
        """));

    [Theory]
    [InlineData("[LabelRange(5, 5)] int step")]
    [InlineData("[LabelRange(-5, 5)] int step")]
    [InlineData("""[LabelValues("only")] string method""")]
    [InlineData("[Label(MaxValues = 1)] string version")]
    public Task One_value_is_enough(string parameter) => Verify.DiagnosticsAsync(Source.Counter(parameter));
}
