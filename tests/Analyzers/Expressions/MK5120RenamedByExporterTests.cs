using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

public sealed class MK5120RenamedByExporterTests
{
    [Theory]
    [InlineData("[Counter(\"jobs_count\")] public static partial MeterCounter A();", "rate({|MK5120:shop_jobs_count|}[5m]) > 1")]
    [InlineData("[Counter(\"total_jobs_total\")] public static partial MeterCounter A();", "rate({|MK5120:shop_total_jobs_total|}[5m]) > 1")]
    [InlineData("[Gauge(\"jobs__waiting\")] public static partial MeterGauge A();", "{|MK5120:shop_jobs__waiting|} > 1")]
    [InlineData("[Histogram(\"job__seconds\")] public static partial MeterHistogram A();", "rate({|MK5120:shop_job__seconds_count|}[5m]) > 1")]
    public Task A_name_that_exporters_make_another_of(string member, string expr) => Verify.DiagnosticsAsync(Source(member, expr));

    [Theory]
    [InlineData("[Counter(\"jobs_total\")] public static partial MeterCounter A();", "rate(shop_jobs_total[5m]) > 1")]
    [InlineData("[Counter(\"sent_bytes_total\")] public static partial MeterCounter A();", "rate(shop_sent_bytes_total[5m]) > 1")]
    [InlineData("[Gauge(\"cache_used_ratio\")] public static partial MeterGauge A();", "shop_cache_used_ratio > 0.9")]
    [InlineData("[Gauge(\"ratio_of_jobs\")] public static partial MeterGauge A();", "shop_ratio_of_jobs > 0.9")]
    [InlineData("[Histogram(\"job_duration_seconds\")] public static partial MeterHistogram A();", "rate(shop_job_duration_seconds_sum[5m]) > 1")]
    [InlineData("[Counter({|MK2001,MK2002:\"jobs_count\"|})] public static partial Counter A();", "rate(shop_jobs_count[5m]) > 1")]
    public Task A_name_that_stays_is_fine(string member, string expr) => Verify.DiagnosticsAsync(Source(member, expr));

    [Fact]
    public async Task Message_says_the_name_that_there_is() => Assert.Equal(
        "Alert 'A': 'shop_jobs_count' is counted for OpenTelemetry, whose exporters expose it as 'shop_jobs_count_total'; declare it by that name",
        await Verify.MessageAsync(Source("[Counter(\"jobs_count\")] public static partial MeterCounter A();", "rate({|MK5120:shop_jobs_count|}[5m]) > 1")));

    [Fact]
    public Task An_alert_that_is_made_from_an_attribute() => Verify.DiagnosticsAsync("""
        [MetricSet(Prefix = "shop")] public static partial class M
        {
            [Counter("jobs_count")]
            [{|MK5120:ErrorRatioAlert("A", Above = 0.05, For = "5m")|}]
            public static partial MeterCounter A(Outcome outcome);
        }

        public enum Outcome { Done, [LabelValue(IsError = true)] Failed }
        """);

    private static string Source(string member, string expr) =>
        $"[assembly: Alert(\"A\", \"{expr}\", For = \"5m\")] [MetricSet(Prefix = \"shop\")] public static partial class M {{ {member} }}";
}
