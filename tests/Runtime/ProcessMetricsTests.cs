using System.Diagnostics;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

/// <summary>The process is told of under the names that Prometheus' clients share.</summary>
public sealed class ProcessMetricsTests
{
    private readonly MetricRegistry _registry = new();

    public ProcessMetricsTests() => ProcessMetrics.Register(_registry);

    [Fact]
    public async Task Each_scrape_reads_them_anew()
    {
        using var process = Process.GetCurrentProcess();
        var before = process.TotalProcessorTime.TotalSeconds;
        await Scrape.TextAsync(_registry);
        var first = Value("process_cpu_seconds_total");
        Assert.InRange(first, before, double.MaxValue);
        for (var until = Stopwatch.GetTimestamp() + Stopwatch.Frequency; Value("process_cpu_seconds_total") <= first && Stopwatch.GetTimestamp() < until;)
        {
            await Scrape.TextAsync(_registry);
        }

        Assert.InRange(Value("process_cpu_seconds_total"), Math.BitIncrement(first), double.MaxValue);
        Assert.InRange(Value("process_resident_memory_bytes"), 1_000_000, 100e9);
        Assert.InRange(Value("process_virtual_memory_bytes"), Value("process_resident_memory_bytes"), double.MaxValue);
    }

    [Fact]
    public void The_start_is_a_unix_time_in_seconds()
    {
        using var process = Process.GetCurrentProcess();
        Assert.Equal((process.StartTime.ToUniversalTime() - DateTime.UnixEpoch).TotalSeconds, Value("process_start_time_seconds"), 0.1);
    }

    [Fact]
    public async Task Linux_tells_of_open_files()
    {
        if (!OperatingSystem.IsLinux())
        {
            return;
        }

        await Scrape.TextAsync(_registry);
        Assert.InRange(Value("process_open_fds"), 3, double.IsNaN(Value("process_max_fds")) ? double.MaxValue : Value("process_max_fds"));
    }

    [Fact]
    public async Task They_are_what_the_framework_says()
    {
        var files = Enumerable.Range(0, 50).Select(_ => File.OpenRead(typeof(ProcessMetricsTests).Assembly.Location)).ToList();
        using var process = Process.GetCurrentProcess();
        await Scrape.TextAsync(_registry);
        Assert.InRange(Value("process_resident_memory_bytes") / process.WorkingSet64, 0.5, 2);
        Assert.InRange(Value("process_virtual_memory_bytes") / process.VirtualMemorySize64, 0.5, 2);
        Assert.InRange(Value("process_cpu_seconds_total") / process.TotalProcessorTime.TotalSeconds, 0.5, 2);
        if (OperatingSystem.IsLinux())
        {
            Assert.InRange(Value("process_open_fds"), 50, process.HandleCount + 50);
        }

        files.ForEach(file => file.Dispose());
    }

    [Fact]
    public async Task A_second_call_changes_nothing()
    {
        ProcessMetrics.Register(_registry);
        var text = await Scrape.TextAsync(_registry);
        Assert.Equal(2, text.Split("# TYPE process_cpu_seconds_total counter").Length);
        Assert.DoesNotContain("metricskit_", text, StringComparison.Ordinal);
    }

    private double Value(string name) => _registry.GetSampleValue(name) ?? double.NaN;
}
