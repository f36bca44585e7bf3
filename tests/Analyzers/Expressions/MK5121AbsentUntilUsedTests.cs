using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

public sealed class MK5121AbsentUntilUsedTests
{
    [Theory]
    [InlineData("MeterHistogram", "{|MK5121:absent|}(shop_job_seconds_count)")]
    [InlineData("MeterHistogram", "{|MK5121:absent_over_time|}(shop_job_seconds_count{ok='true'}[10m])")]
    [InlineData("MeterHistogram", "{|MK5121:absent|}(sum(rate(shop_job_seconds_sum[5m])))")]
    public Task An_absence_of_a_histogram_without_series(string type, string expr) => Verify.DiagnosticsAsync(Source(type, expr));

    [Theory]
    [InlineData("Histogram", "absent(shop_job_seconds_count)")]
    [InlineData("MeterHistogram", "rate(shop_job_seconds_count[5m]) > 1")]
    [InlineData("MeterHistogram", "absent(shop_jobs_total)")]
    public Task What_is_there_from_the_start_is_fine(string type, string expr) => Verify.DiagnosticsAsync(Source(type, expr));

    [Fact]
    public async Task Message_says_why_and_what_to_ask_for() => Assert.Equal(
        "Alert 'A': 'shop_job_seconds' is recorded for OpenTelemetry, where a series begins with its first observation, so absent() holds after each start until then; ask for a counter or a gauge, which are there from the start",
        await Verify.MessageAsync(Source("MeterHistogram", "{|MK5121:absent|}(shop_job_seconds_count)")));

    private static string Source(string type, string expr) => $$"""
        [assembly: Alert("A", "{{expr}}", For = "5m")]
        [MetricSet(Prefix = "shop")] public static partial class M
        {
            [Histogram("job_seconds")] public static partial {{type}} Job(bool ok);
            [Counter("jobs_total")] public static partial MeterCounter Jobs();
        }
        """;
}
