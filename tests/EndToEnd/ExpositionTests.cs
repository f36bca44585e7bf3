using System.Text.Json.Nodes;
using MetricsKit.EndToEnd.Tests.Servers;
using MetricsKit.EndToEnd.Tests.Support;

namespace MetricsKit.EndToEnd.Tests;

/// <summary>What Prometheus and promtool make of the shop's /metrics.</summary>
[Collection(ClusterCollection.Name)]
public sealed class ExpositionTests(Cluster cluster)
{
    [FactNeeds(Needs.Prometheus, Needs.Alertmanager)]
    public async Task Each_format_names_itself()
    {
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", (await cluster.Shop.ScrapeAsync(ShopServer.AcceptText)).ContentType);
        Assert.Equal("text/plain; version=0.0.4; charset=utf-8", (await cluster.Shop.ScrapeAsync(null)).ContentType);
        Exposition openMetrics = await cluster.Shop.ScrapeAsync(ShopServer.AcceptOpenMetrics);
        Assert.Equal("application/openmetrics-text; version=1.0.0; charset=utf-8", openMetrics.ContentType);
        Assert.EndsWith("# EOF\n", openMetrics.Text, StringComparison.Ordinal);
    }

    [FactNeeds(Needs.Promtool, Needs.Prometheus, Needs.Alertmanager)]
    public async Task Promtool_finds_nothing_to_complain_about()
    {
        Needs.Require(Needs.Promtool);
        Exposition text = await cluster.Shop.ScrapeAsync(ShopServer.AcceptText);
        ProgramResult check = await Support.Program.RunAsync(Needs.Promtool, ["check", "metrics"], text.Text);
        // Of .NET's own meters it dislikes some names; 3 says that it has an opinion, 1 would be a line that it cannot read.
        Assert.DoesNotContain(check.Output.Split('\n'), line => line.Length > 0 && !line.StartsWith("dotnet_", StringComparison.Ordinal));
        Assert.Contains(check.ExitCode, new[] { 0, 3 });
    }

    /// <summary>Of a counter, OpenMetrics names the family without <c>_total</c>, the text format with it.</summary>
    [FactNeeds(Needs.Prometheus, Needs.Alertmanager)]
    public async Task Prometheus_scrapes_the_shop_as_OpenMetrics()
    {
        IReadOnlyDictionary<string, string> types = await TypesAsync("myshop-api");
        Assert.Equal("counter", types.GetValueOrDefault("http_requests"));
        Assert.Equal("counter", types.GetValueOrDefault("myshop_orders_created"));
        Assert.DoesNotContain("http_requests_total", types.Keys);
        Assert.Contains("http_requests_total", (await TypesAsync(Cluster.TextJob)).Keys);
    }

    [FactNeeds(Needs.Prometheus, Needs.Alertmanager)]
    public async Task Prometheus_reads_the_same_series_from_both_formats()
    {
        IReadOnlyList<string> text = await SeriesAsync(Cluster.TextJob);
        IReadOnlyList<string> openMetrics = await SeriesAsync(Cluster.OpenMetricsJob);
        Assert.Equal(text, openMetrics);
        Assert.Contains(text, series => series.StartsWith("""__name__="http_requests_total",handler="/orders""", StringComparison.Ordinal));
        Assert.Contains(text, series => series.StartsWith("__name__=\"myshop_checkout_duration_seconds_bucket\",", StringComparison.Ordinal)
            && series.EndsWith("le=\"+Inf\"", StringComparison.Ordinal));
    }

    [FactNeeds(Needs.Prometheus, Needs.Alertmanager)]
    public void Declared_series_are_there_before_anything_happens()
    {
        string[] lines = cluster.FirstScrape.Text.Split('\n');
        Assert.Contains("myshop_orders_created_total{status=\"failed\"} 0", lines);
        Assert.Contains("myshop_orders_created_total{status=\"paid\"} 0", lines);
        Assert.Contains("myshop_checkout_duration_seconds_bucket{le=\"+Inf\"} 0", lines);
    }

    private Task<IReadOnlyDictionary<string, string>> TypesAsync(string job) => cluster.EventuallyAsync(
        $"Prometheus has scraped {job}", () => cluster.Prometheus.TypesAsync(job), types => types.Count > 0);

    // Without the labels that Prometheus itself adds, each as one text.
    private async Task<IReadOnlyList<string>> SeriesAsync(string job)
    {
        IReadOnlyList<JsonObject> all = await cluster.EventuallyAsync(
            $"Prometheus has scraped {job}",
            () => cluster.Prometheus.SeriesAsync(job),
            series => series.Any(s => (string?)s["__name__"] == "http_requests_total"));
        return all
            .Select(series => string.Join(',', series
                .Where(label => label.Key is not ("job" or "instance"))
                .OrderBy(label => label.Key, StringComparer.Ordinal)
                .Select(label => $"{label.Key}=\"{label.Value}\"")))
            .Order(StringComparer.Ordinal)
            .ToList();
    }
}
