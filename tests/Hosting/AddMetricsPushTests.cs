using System.Collections.Concurrent;
using System.Net;
using Microsoft.Extensions.Logging;

namespace MetricsKit.Hosting.Tests;

public sealed class AddMetricsPushTests
{
    [Fact]
    public async Task It_pushes_from_start_on_and_once_more_when_everything_else_has_stopped()
    {
        var gateway = new Gateway();
        var mine = new MetricRegistry();
        Counter things = mine.RegisterCounter(new() { Name = "pushed_total", Help = "x" }).Create(0);
        using IHost host = TestHost.Build(services => services
            .AddMetricsKit(o => o.ConstantLabels["tenant"] = "blue")
            .AddMetricsPush("http://gateway:9091", "worker", o => (o.HttpClient, o.GroupingKey["instance"]) = (new HttpClient(gateway), "a"))
            .AddSingleton(mine)
            .AddSingleton<IHostedService>(new AtStop(() =>
            {
                things.Inc(7);
                return Task.CompletedTask;
            })));
        await host.StartAsync();
        await gateway.Pushed.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await host.StopAsync();

        Assert.Equal("http://gateway:9091/metrics/job/worker/instance/a", gateway.Requests.First().Address);
        Assert.Contains("pushed_total{tenant=\"blue\"} 7\n", gateway.Requests.Last().Body, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_gateway_that_is_down_is_a_warning_once_and_stops_nothing()
    {
        var log = new HostLog();
        using IHost host = TestHost.Build(services => services
            .AddLogging(logging => logging.AddProvider(log).SetMinimumLevel(LogLevel.Trace))
            .AddMetricsPush((_, o) =>
            {
                (o.Endpoint, o.Job, o.Retries) = (new Uri("http://gateway:9091"), "worker", 0);
                o.HttpClient = new HttpClient(new Gateway { Status = HttpStatusCode.BadRequest });
            }));
        await host.StartAsync();
        await log.Warned.Task.WaitAsync(TimeSpan.FromSeconds(30));
        await host.StopAsync();

        string[] lines = [.. log.Lines];
        Assert.StartsWith("Warning MetricsKit: Metrics do not leave the process: The Pushgateway at http://gateway:9091 (job 'worker') answers 400", lines[0], StringComparison.Ordinal);
        Assert.StartsWith("Debug MetricsKit: ", Assert.Single(lines[1..]), StringComparison.Ordinal);
        Assert.Equal(2, host.Services.GetRequiredService<MetricsPusher>().ConsecutiveFailures);
    }

    [Fact]
    public async Task What_cannot_work_is_refused_where_it_is_written_or_when_the_host_starts()
    {
        Assert.Equal(
            "'gateway' is no URL; give the Pushgateway's, like http://pushgateway:9091. (Parameter 'endpoint')",
            Assert.Throws<ArgumentException>(() => new ServiceCollection().AddMetricsPush("gateway", "x")).Message);
        Assert.Throws<ArgumentException>(() => new ServiceCollection().AddMetricsPush("http://gateway", ""));
        using IHost host = TestHost.Build(services => services.AddMetricsPush("http://gateway", "x", o => o.Interval = TimeSpan.Zero));
        Assert.StartsWith("MetricsPusherOptions.Interval is 00:00:00", (await Assert.ThrowsAsync<ArgumentException>(() => host.StartAsync())).Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task A_file_is_written_from_start_on_and_stays()
    {
        string folder = Directory.CreateTempSubdirectory("metrics-kit-hosting-").FullName;
        string path = Path.Combine(folder, "worker.prom");
        try
        {
            using IHost host = TestHost.Build(services => services.AddMetricsKit(o => o.ConstantLabels["tenant"] = "blue").AddMetricsFile(path));
            await host.StartAsync();
            Counter things = host.Services.GetRequiredService<MetricRegistry>().RegisterCounter(new() { Name = "filed_total", Help = "x" }).Create(0);
            things.Inc(7);
            await host.StopAsync();

            Assert.Contains("filed_total{tenant=\"blue\"} 7\n", await File.ReadAllTextAsync(path), StringComparison.Ordinal);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    [Fact]
    public async Task A_file_that_no_collector_reads_stops_the_host()
    {
        using IHost host = TestHost.Build(services => services.AddMetricsFile("/tmp/worker.txt"));
        Assert.StartsWith("MetricsFileOptions.Path is '/tmp/worker.txt'", (await Assert.ThrowsAsync<ArgumentException>(() => host.StartAsync())).Message, StringComparison.Ordinal);
    }

    private sealed class Gateway : HttpMessageHandler
    {
        public ConcurrentQueue<(string Address, string Body)> Requests { get; } = new();

        public TaskCompletionSource Pushed { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public HttpStatusCode Status { get; init; } = HttpStatusCode.OK;

        protected override async Task<HttpResponseMessage> SendAsync(HttpRequestMessage request, CancellationToken cancellationToken)
        {
            Requests.Enqueue((request.RequestUri!.AbsoluteUri, await request.Content!.ReadAsStringAsync(cancellationToken)));
            Pushed.TrySetResult();
            return new HttpResponseMessage(Status);
        }
    }

    private sealed class HostLog : ILoggerProvider, ILogger
    {
        public ConcurrentQueue<string> Lines { get; } = new();

        public TaskCompletionSource Warned { get; } = new(TaskCreationOptions.RunContinuationsAsynchronously);

        public ILogger CreateLogger(string categoryName) => categoryName == "MetricsKit" ? this : Microsoft.Extensions.Logging.Abstractions.NullLogger.Instance;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            Lines.Enqueue($"{logLevel} MetricsKit: {formatter(state, exception)}");
            if (logLevel == LogLevel.Warning)
            {
                Warned.TrySetResult();
            }
        }

        public void Dispose()
        {
        }
    }
}
