using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Buckets;

public sealed class MK4002BucketParametersTests
{
    [Theory]
    [InlineData("ExponentialBuckets({|MK4002:0|}, 2, 10)")]
    [InlineData("ExponentialBuckets({|MK4002:-1|}, 2, 10)")]
    [InlineData("ExponentialBuckets(1, {|MK4002:1|}, 10)")]
    [InlineData("ExponentialBuckets(1, {|MK4002:double.NaN|}, 10)")]
    [InlineData("ExponentialBuckets(1, 2, {|MK4002:0|})")]
    [InlineData("ExponentialBuckets(1, 2, count: {|MK4002:501|})")]
    [InlineData("ExponentialBuckets(1, count: 3, factor: {|MK4002:0.5|})")]
    [InlineData("LinearBuckets({|MK4002:double.PositiveInfinity|}, 1, 10)")]
    [InlineData("LinearBuckets(1, {|MK4002:0|}, 10)")]
    [InlineData("LinearBuckets(1, 1, {|MK4002:-1|})")]
    [InlineData("{|MK4002:ExponentialBuckets(1e300, 1e10, 5)|}")]
    public Task The_parameter_is_marked(string attribute) => Verify.DiagnosticsAsync(
        Source.Set($$"""[Histogram("a"), {{attribute}}] public static partial Histogram A();"""));

    [Theory]
    [InlineData("ExponentialBuckets(0.001, 2, 14)")]
    [InlineData("LinearBuckets(-1, 0.1, 500)")]
    public Task Possible_parameters_are_fine(string attribute) => Verify.DiagnosticsAsync(
        Source.Set($$"""[Histogram("a"), {{attribute}}] public static partial Histogram A();"""));
}
