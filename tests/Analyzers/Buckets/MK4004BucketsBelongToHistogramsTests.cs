using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Buckets;

public sealed class MK4004BucketsBelongToHistogramsTests
{
    [Theory]
    [InlineData("""[Gauge("a"), {|MK4004:LinearBuckets(1, 1, 2)|}] public static partial Gauge A();""")]
    [InlineData("""[{|MK4004:ExponentialBuckets(1, 2, 2)|}, Counter("a_total")] public static partial Counter A();""")]
    public Task On_a_counter_or_gauge(string member) => Verify.DiagnosticsAsync(Source.Set(member));

    [Fact]
    public Task On_a_histogram_they_are_fine() => Verify.DiagnosticsAsync(
        Source.Set("""[Histogram("a"), ExponentialBuckets(1, 2, 2)] public static partial Histogram A { get; }"""));
}
