using MetricsKit.Families;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Logging;

namespace MetricsKit.Hosting.Tests;

public sealed class ProblemLogTests
{
    [Fact]
    public async Task What_is_wrong_with_metrics_is_in_the_hosts_log_once()
    {
        using var log = new LogLines();
        var builder = Host.CreateEmptyApplicationBuilder(null);
        builder.Services.AddMetricsKit();
        builder.Logging.AddProvider(log);
        using var host = builder.Build();
        var registry = host.Services.GetRequiredService<MetricRegistry>();
        registry.RegisterCounter(new FamilyDefinition { Name = "orders" });
        registry.RegisterGauge(new FamilyDefinition { Name = "orders" });
        await host.StartAsync();
        registry.RegisterGauge(new FamilyDefinition { Name = "orders" });
        registry.BeforeScrape(() => throw new FormatException("no"));
        await registry.WriteAsync(Stream.Null, ExpositionFormat.Text);
        await registry.WriteAsync(Stream.Null, ExpositionFormat.Text);
        await host.StopAsync();
        registry.RegisterGauge(new FamilyDefinition { Name = "orders" }).Series[0]!.Inc(double.NaN);
        var lines = log.Lines.Where(line => line.Contains("metricskit_", StringComparison.Ordinal)).ToArray();
        Assert.Equal(2, lines.Length);
        Assert.StartsWith("Warning: Metric orders was used wrongly: name_clash. 'orders' belongs to counter 'orders'", lines[0], StringComparison.Ordinal);
        Assert.Matches($@"^Warning: The callback that '{nameof(What_is_wrong_with_metrics_is_in_the_hosts_log_once)}' adds in line \d+ could not be read before a scrape: error\.", lines[1]);
    }

    private sealed class LogLines : ILoggerProvider, ILogger
    {
        public List<string> Lines { get; } = [];

        public ILogger CreateLogger(string categoryName) => this;

        public IDisposable? BeginScope<TState>(TState state)
            where TState : notnull => null;

        public bool IsEnabled(LogLevel logLevel) => true;

        public void Log<TState>(LogLevel logLevel, EventId eventId, TState state, Exception? exception, Func<TState, Exception?, string> formatter)
        {
            lock (Lines)
            {
                Lines.Add($"{logLevel}: {formatter(state, exception)}");
            }
        }

        public void Dispose()
        {
        }
    }
}
