using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Buckets;

public sealed class MK4001BucketBoundsTests
{
    [Theory]
    [InlineData("[0.1, 1, {|MK4001:0.5|}]")]
    [InlineData("[0.1, 1, {|MK4001:1|}]")]
    [InlineData("[{|MK4001:double.NaN|}]")]
    [InlineData("[1, {|MK4001:double.PositiveInfinity|}]")]
    [InlineData("[{|MK4001:double.NegativeInfinity|}, 1]")]
    [InlineData("{|MK4001:[]|}")]
    [InlineData("new double[] { 2, {|MK4001:1|} }")]
    [InlineData("new[] { 2.0, {|MK4001:1.0|} }")]
    public Task Bounds_that_do_not_ascend_are_marked_one_by_one(string bounds) => Verify.DiagnosticsAsync(
        Source.Set($$"""[Histogram("a", Buckets = {{bounds}})] public static partial Histogram A();"""));

    [Theory]
    [InlineData("[1]")]
    [InlineData("[-1, 0, 0.5, 1e9]")]
    [InlineData("new[] { 1.0, 2.0 }")]
    public Task Ascending_bounds_are_fine(string bounds) => Verify.DiagnosticsAsync(
        Source.Set($$"""[Histogram("a", Buckets = {{bounds}})] public static partial Histogram A();"""));

    [Fact]
    public async Task Message_names_both_bounds() => Assert.Equal(
        "Buckets of 'A': 0.5 comes after 1; write them in ascending order",
        await Verify.MessageAsync(Source.Set("""[Histogram("a", Buckets = [1, {|MK4001:0.5|}])] public static partial Histogram A();""")));
}
