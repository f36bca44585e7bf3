using MetricsKit.EndToEnd.Tests.Servers;
using MetricsKit.EndToEnd.Tests.Support;
using MetricsKit.Families;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;

namespace MetricsKit.EndToEnd.Tests.WaysOut;

/// <summary>What a real node_exporter makes of a file.</summary>
public sealed class TextfileTests
{
    [FactNeeds(Needs.NodeExporter)]
    public async Task Its_collector_shows_what_a_host_wrote()
    {
        using var folder = new TemporaryFolder();
        HostApplicationBuilder builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services
            .AddMetricsKit(options => (options.ProcessMetrics, options.ConstantLabels["tenant"]) = (false, "b\"l\\ue\n"))
            .AddMetricsFile(Path.Combine(folder.Path, "worker.prom"));
        using IHost host = builder.Build();
        MetricRegistry registry = host.Services.GetRequiredService<MetricRegistry>();
        registry.RegisterHistogram(new FamilyDefinition { Name = "work_seconds", Help = "Time of \"work\"\\\n." }).Create(0).Observe(0.3);
        registry.RegisterCounter(new FamilyDefinition { Name = "things_total", Help = "Things." }).Create(0).Inc(0.5);
        await host.StartAsync();
        await host.StopAsync();

        await using NodeExporterServer exporter = await NodeExporterServer.StartAsync(folder.Path);
        string[] lines = await exporter.ScrapeAsync();

        Assert.Contains("node_textfile_scrape_error 0", lines);
        Assert.Contains("things_total{tenant=\"b\\\"l\\\\ue\\n\"} 0.5", lines);
        Assert.Contains("work_seconds_bucket{tenant=\"b\\\"l\\\\ue\\n\",le=\"+Inf\"} 1", lines);
        Assert.Contains(lines, line => line.StartsWith($"node_textfile_mtime_seconds{{file=\"{Path.Combine(folder.Path, "worker.prom")}\"}} ", StringComparison.Ordinal));
    }
}
