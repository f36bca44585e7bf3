using MetricsKit.AspNetCore.Tests.Support;

namespace MetricsKit.AspNetCore.Tests.Requests;

public sealed class DurationTests
{
    [Fact]
    public async Task Duration_is_in_seconds_and_covers_the_rest_of_the_pipeline()
    {
        var watch = new System.Diagnostics.Stopwatch();
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics();
            app.MapGet("/", async () =>
            {
                watch.Start();
                await Task.Delay(30);
                watch.Stop();
            });
        });

        await app.GetAsync("/");

        double? seconds = app.Histogram("http_request_duration_seconds_sum", "/");
        Assert.True(seconds >= watch.Elapsed.TotalSeconds, $"{seconds} s measured, {watch.Elapsed.TotalSeconds} s inside");
        Assert.True(seconds < 30);
    }

    [Fact]
    public async Task Buckets_are_Prometheus_defaults()
    {
        await using TestApp app = await TestApp.StartAsync(app =>
        {
            app.UseRequestMetrics();
            app.MapGet("/", () => "ok");
        });

        await app.GetAsync("/");

        string text = await app.ScrapeAsync();
        string[] bounds = [.. text.Split('\n').Where(l => l.StartsWith("http_request_duration_seconds_bucket", StringComparison.Ordinal)).Select(l => l.Split("le=\"")[1].Split('"')[0])];
        Assert.Equal(["0.005", "0.01", "0.025", "0.05", "0.1", "0.25", "0.5", "1.0", "2.5", "5.0", "10.0", "+Inf"], bounds);
    }
}
