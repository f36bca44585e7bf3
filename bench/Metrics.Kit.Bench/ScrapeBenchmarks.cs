using BenchmarkDotNet.Attributes;
using MetricsKit.Families;

namespace MetricsKit.Bench;

/// <summary>A whole scrape of counters, to a stream that drops it.</summary>
[MemoryDiagnoser]
public class ScrapeBenchmarks
{
    private readonly MetricRegistry _registry = new();

    [Params(100, 10_000, 100_000)]
    public int Series { get; set; }

    [GlobalSetup]
    public void Fill()
    {
        _registry.MaxSeriesPerMetric = Series + 1;
        var family = _registry.RegisterCounter(new()
        {
            Name = "bench_total",
            Help = "Counters.",
            Labels = [LabelDefinition.Open("tenant", false, Series), LabelDefinition.Closed("status", false, "paid", "failed")],
        });
        for (var i = 0; i < Series; i++)
        {
            family.Find(i % 2, $"tenant-{i}").Inc(i);
        }
    }

    [Benchmark]
    public Task Text() => _registry.WriteAsync(Stream.Null, ExpositionFormat.Text);

    [Benchmark]
    public Task OpenMetrics() => _registry.WriteAsync(Stream.Null, ExpositionFormat.OpenMetrics);
}
