using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Buckets;

public sealed class MK4003BucketsGivenTwiceTests
{
    [Theory]
    [InlineData("""Histogram("a", Buckets = [1, 2]), {|MK4003:LinearBuckets(1, 1, 2)|}""")]
    [InlineData("""Histogram("a"), ExponentialBuckets(1, 2, 2), {|MK4003:LinearBuckets(1, 1, 2)|}""")]
    public Task The_second_list_is_marked(string attributes) => Verify.DiagnosticsAsync(
        Source.Set($$"""[{{attributes}}] public static partial Histogram A();"""));

    [Fact]
    public Task One_list_is_fine() => Verify.DiagnosticsAsync(
        Source.Set("""[LinearBuckets(1, 1, 2), Histogram("a")] public static partial Histogram A();"""));
}
