using MetricsKit.AspNetCore.Tests.Support;

namespace MetricsKit.AspNetCore.Tests.Exposition;

/// <summary>The endpoint shows what ASP.NET Core measures by itself.</summary>
public sealed class MetersEndpointTests
{
    [Fact]
    public async Task Requests_and_connections_are_shown()
    {
        await using TestApp app = await StartAsync();
        await app.GetAsync("/orders/7");

        string text = await (await app.GetAsync("/metrics")).Content.ReadAsStringAsync();
        Assert.Contains(
            "http_server_request_duration_seconds_count{http_request_method=\"GET\",http_response_status_code=\"200\",http_route=\"/orders/{id}\",network_protocol_version=\"1.1\",url_scheme=\"http\"} 1\n",
            text, StringComparison.Ordinal);
        Assert.Contains("\nhttp_server_active_requests{http_request_method=\"GET\",url_scheme=\"http\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("\n# TYPE kestrel_active_connections gauge\n", text, StringComparison.Ordinal);
        Assert.Contains("\ndotnet_gc_collections_total{gc_heap_generation=\"gen2\"} ", text, StringComparison.Ordinal);
    }

    [FactNeeds(Needs.Promtool)]
    public async Task Promtool_can_read_it()
    {
        await using TestApp app = await StartAsync();
        await app.GetAsync("/orders/7");

        // 3 is its opinion of names, which are .NET's; 1 would be a line that it cannot read.
        (int code, string output) = await MetricsCheck.RunAsync(await app.ScrapeAsync());
        Assert.True(code is 0 or 3, output);
    }

    private static Task<TestApp> StartAsync() => TestApp.StartAsync(
        app =>
        {
            app.MapMetricsEndpoint();
            app.MapGet("/orders/{id}", (int id) => id);
        },
        kestrel: true);
}
