namespace MetricsKit.Model.Tests;

public sealed class OpenTelemetryNamesTests
{
    [Theory]
    [InlineData("orders_total", MetricKind.Counter, "orders", null, "orders_total")]
    [InlineData("cpu_seconds_total", MetricKind.Counter, "cpu_seconds", "s", "cpu_seconds_total")]
    [InlineData("sent_bytes_total", MetricKind.Counter, "sent_bytes", "By", "sent_bytes_total")]
    [InlineData("jobs_complete_count", MetricKind.Counter, "jobs_complete_count", null, "jobs_complete_count_total")]
    [InlineData("total_cpu_seconds_total", MetricKind.Counter, "total_cpu_seconds", "s", "cpu_seconds_total")]
    [InlineData("hits_ratio_total", MetricKind.Counter, "hits_ratio", null, "hits_ratio_total")]
    [InlineData("_total", MetricKind.Counter, "_total", null, "total")]
    [InlineData("jobs_waiting", MetricKind.Gauge, "jobs_waiting", null, "jobs_waiting")]
    [InlineData("memory_total", MetricKind.Gauge, "memory_total", null, "memory_total")]
    [InlineData("cache_used_ratio", MetricKind.Gauge, "cache_used_ratio", "1", "cache_used_ratio")]
    [InlineData("ratio_used_ratio", MetricKind.Gauge, "ratio_used_ratio", "1", "used_ratio")]
    [InlineData("room__temperature_celsius", MetricKind.Gauge, "room__temperature_celsius", "Cel", "room_temperature_celsius")]
    [InlineData("checkout_duration_seconds", MetricKind.Histogram, "checkout_duration_seconds", "s", "checkout_duration_seconds")]
    [InlineData("size_ratio", MetricKind.Histogram, "size_ratio", null, "size_ratio")]
    public void Names_on_the_way(string declared, MetricKind kind, string instrument, string? unit, string exposed)
    {
        var metric = new MetricModel(declared, kind, "", [], [], 0, "M.A");
        Assert.Equal((instrument, unit, exposed), (OpenTelemetryNames.InstrumentOf(metric), OpenTelemetryNames.UnitOf(metric), OpenTelemetryNames.ExposedOf(metric)));
    }
}
