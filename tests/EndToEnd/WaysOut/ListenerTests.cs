using System.Text.Json.Nodes;
using MetricsKit.EndToEnd.Tests.Servers;
using MetricsKit.EndToEnd.Tests.Support;
using MetricsKit.Families;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MetricsKit.EndToEnd.Tests.WaysOut;

/// <summary>A real Prometheus scrapes a service that has no web server.</summary>
public sealed class ListenerTests
{
    [FactNeeds(Needs.Prometheus)]
    public async Task Prometheus_scrapes_a_worker_as_OpenMetrics()
    {
        using var folder = new TemporaryFolder();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddMetricsListener(0, "/internal/metrics");
        using IHost host = builder.Build();
        Counter jobs = host.Services.GetRequiredService<MetricRegistry>().RegisterCounter(new FamilyDefinition { Name = "jobs_total", Help = "Jobs." }).Create(0);
        jobs.Inc(41);
        await host.StartAsync();
        var target = new Uri($"http://127.0.0.1:{host.Services.GetRequiredService<MetricsListener>().Port}/internal/metrics");
        string rules = Path.Combine(folder.Path, "rules.yaml");
        await File.WriteAllTextAsync(rules, "groups: []\n");

        await using PrometheusServer prometheus = await PrometheusServer.StartAsync(
            folder.Path, rules, new Uri("http://127.0.0.1:9"), new ScrapeTarget("worker", target, []));
        await SeesAsync(prometheus, 41);
        jobs.Inc();
        await SeesAsync(prometheus, 42);

        // OpenMetrics, as it prefers: there the family has no _total.
        Assert.Equal("counter", (await prometheus.TypesAsync("worker")).GetValueOrDefault("jobs"));
        await host.StopAsync();
    }

    private static Task<JsonArray> SeesAsync(PrometheusServer prometheus, int value) => Eventually.Async(
        $"Prometheus sees {value} jobs",
        TimeSpan.FromSeconds(60),
        () => prometheus.QueryAsync($"jobs_total{{job=\"worker\"}} == {value} and on (instance) up == 1"),
        result => result.Count == 1,
        () => prometheus.Output);
}
