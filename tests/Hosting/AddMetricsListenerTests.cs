using System.Net;

namespace MetricsKit.Hosting.Tests;

public sealed class AddMetricsListenerTests
{
    private static readonly TimeSpan Patience = TimeSpan.FromSeconds(30);

    [Fact]
    public async Task It_serves_the_hosts_registry_and_the_default_one_with_the_hosts_labels()
    {
        MetricRegistry.Default.RegisterCounter(new() { Name = "listener_of_default_total", Help = "x" });
        using IHost host = TestHost.Build(services => services
            .AddMetricsListener(0, "/stats")
            .AddMetricsKit(o => o.ConstantLabels["tenant"] = "blue"));
        host.Services.GetRequiredService<MetricRegistry>().RegisterCounter(new() { Name = "listener_of_host_total", Help = "x" });
        await host.StartAsync();

        string text = await ScrapeAsync(host, "/stats");

        Assert.Contains("listener_of_default_total{tenant=\"blue\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("listener_of_host_total{tenant=\"blue\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("process_start_time_seconds{tenant=\"blue\"} ", text, StringComparison.Ordinal);
        await host.StopAsync();
        await Assert.ThrowsAsync<HttpRequestException>(() => ScrapeAsync(host, "/stats"));
    }

    [Fact]
    public async Task Settings_win_over_those_of_the_host()
    {
        var mine = new MetricRegistry();
        mine.RegisterCounter(new() { Name = "mine_total", Help = "x" });
        using IHost host = TestHost.Build(services => services
            .AddMetricsKit(o => (o.ConstantLabels["tenant"], o.ConstantLabels["version"]) = ("blue", "1"))
            .AddMetricsListener((_, options) =>
            {
                options.Address = IPAddress.Loopback;
                options.Registries.Add(mine);
                options.ConstantLabels["tenant"] = "red";
            }));
        await host.StartAsync();

        Assert.EndsWith("mine_total{tenant=\"red\",version=\"1\"} 0\n", await ScrapeAsync(host, "/metrics"), StringComparison.Ordinal);
        await host.StopAsync();
    }

    [Fact]
    public async Task A_host_may_have_several()
    {
        using IHost host = TestHost.Build(services => services.AddMetricsListener(0).AddMetricsListener(0));
        await host.StartAsync();
        Assert.Equal(2, host.Services.GetServices<MetricsListener>().Select(listener => listener.Port).Distinct().Count());
        await host.StopAsync();
    }

    [Fact]
    public async Task A_port_that_is_taken_stops_the_host_with_what_to_do()
    {
        using var other = new MetricsListener(0);
        other.Start();
        using IHost host = TestHost.Build(services => services.AddMetricsListener(other.Port));

        IOException refused = await Assert.ThrowsAsync<IOException>(() => host.StartAsync());

        Assert.StartsWith($"Scrapes cannot be served on port {other.Port}: another process", refused.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task What_cannot_work_is_refused_where_it_is_written_or_when_the_host_starts()
    {
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddMetricsListener(-1));
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddMetricsListener(3001, "metrics"));
        using IHost host = TestHost.Build(services => services.AddMetricsListener((_, options) => options.MaxConnections = 0));
        Assert.StartsWith("MetricsListenerOptions.MaxConnections is 0", (await Assert.ThrowsAsync<ArgumentException>(() => host.StartAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task It_serves_until_everything_else_has_stopped()
    {
        string? atTheEnd = null;
        IHost? host = null;
        host = TestHost.Build(services => services
            .AddSingleton<IHostedService>(new AtStop(async () => atTheEnd = await ScrapeAsync(host!, "/metrics")))
            .AddMetricsListener(0));
        using (host)
        {
            await host.StartAsync();
            await host.StopAsync();
        }

        Assert.Contains("# TYPE ", atTheEnd, StringComparison.Ordinal);
    }

    /// <summary>The shape of a worker's Program: a listener of its own beside the host.</summary>
    [Fact]
    public async Task A_worker_without_a_web_server_is_scraped()
    {
        HostApplicationBuilder builder = Host.CreateApplicationBuilder();
        builder.Services.AddHostedService<Transcoding>();
        using var listener = new MetricsListener(port: 0);
        listener.Start();
        using IHost host = builder.Build();
        await host.StartAsync();
        await Transcoding.Done.Task.WaitAsync(Patience);

        using var client = new HttpClient();
        string text = await client.GetStringAsync($"http://127.0.0.1:{listener.Port}/metrics");

        Assert.Contains("transcoder_jobs_in_progress{queue=\"normal\"} 1\n", text, StringComparison.Ordinal);
        Assert.Contains("transcoder_jobs_in_progress{queue=\"priority\"} 0\n", text, StringComparison.Ordinal);
        Assert.Contains("transcoder_jobs_complete_total{queue=\"normal\"} 1\n", text, StringComparison.Ordinal);
        await host.StopAsync();
    }

    private static async Task<string> ScrapeAsync(IHost host, string path)
    {
        using var client = new HttpClient();
        return await client.GetStringAsync($"http://127.0.0.1:{host.Services.GetRequiredService<MetricsListener>().Port}{path}");
    }

    private sealed class Transcoding : BackgroundService
    {
        public static TaskCompletionSource Done { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        protected override async Task ExecuteAsync(CancellationToken stoppingToken)
        {
            TranscoderMetrics.JobsComplete(Queue.Normal).Inc();
            using (TranscoderMetrics.JobsInProgress(Queue.Normal).TrackInProgress())
            {
                Done.SetResult();
                await Task.Delay(Timeout.InfiniteTimeSpan, stoppingToken);
            }
        }
    }
}
