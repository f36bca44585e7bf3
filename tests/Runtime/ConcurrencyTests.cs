using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

public sealed class ConcurrencyTests
{
    private const int Threads = 4;
    private const int Rounds = 20_000;
    private readonly MetricRegistry _registry = new();

    private static void InParallel(Action<int> work)
    {
        using var start = new Barrier(Threads);
        var failures = new List<Exception>();
        var threads = Enumerable.Range(0, Threads).Select(n => new Thread(() =>
        {
            try
            {
                start.SignalAndWait();
                work(n);
            }
            catch (Exception failure)
            {
                lock (failures)
                {
                    failures.Add(failure);
                }
            }
        })).ToArray();
        Array.ForEach(threads, t => t.Start());
        Array.ForEach(threads, t => t.Join());
        Assert.Empty(failures);
    }

    [Fact]
    public void Increments_from_many_threads_all_count()
    {
        var counter = Define.Counter(_registry);
        var gauge = Define.Gauge(_registry);
        var histogram = Define.Histogram(_registry, "h", 1, 2);
        InParallel(n =>
        {
            for (var i = 0; i < Rounds; i++)
            {
                counter.Inc();
                counter.Inc(2L);
                counter.Inc(0.25);
                gauge.Inc(2);
                gauge.Dec();
                histogram.Observe(i % 3);
            }
        });
        Assert.Equal(Threads * Rounds * 3.25, counter.Value);
        Assert.Equal(Threads * Rounds, gauge.Value);
        Assert.Equal(Threads * Rounds, histogram.Count);
        Assert.Equal(Threads * Enumerable.Range(0, Rounds).Sum(i => i % 3), histogram.Sum);
    }

    [Fact]
    public void One_value_is_one_series_however_many_ask_at_once()
    {
        var open = _registry.RegisterCounter(Define.Metric("open_total", LabelDefinition.Open("x", false, 500)));
        var two = _registry.RegisterCounter(Define.Metric("two_total", LabelDefinition.Open("x", false, 50), LabelDefinition.Open("y", false, 50)));
        var closed = _registry.RegisterCounter(Define.Metric("closed_total", LabelDefinition.Range("x", false, 0, 4999)));
        InParallel(n =>
        {
            for (var i = 0; i < Rounds; i++)
            {
                open.Find(0, $"v{i % 500}").Inc();
                two.Find(0, [$"v{i % 20}", $"v{i % 25}"]).Inc();
                (closed.Series[i % 5000] ?? closed.Create(i % 5000)).Inc();
            }
        });
        for (var i = 0; i < 500; i++)
        {
            Assert.Equal(Threads * Rounds / 500, _registry.GetSampleValue("open_total", ("x", $"v{i}")));
        }

        for (var i = 0; i < 100; i++)
        {
            Assert.Equal(Threads * Rounds / 100, _registry.GetSampleValue("two_total", ("x", $"v{i % 20}"), ("y", $"v{i % 25}")));
        }

        Assert.All(closed.Series[..5000], series => Assert.Equal(Threads * Rounds / 5000, series!.Value));
    }

    [Fact]
    public async Task Bounds_hold_however_many_ask_at_once()
    {
        var family = _registry.RegisterCounter(new()
        {
            Name = "a_total",
            Labels = [LabelDefinition.Open("x", false, 20), LabelDefinition.Open("y", false, 1000)],
            MaxSeries = 100,
        });
        InParallel(n =>
        {
            for (var i = 0; i < Rounds; i++)
            {
                family.Find(0, [$"x{(i + n) % 50}", $"y{i % 70}"]).Inc();
            }
        });
        var samples = Exposition.Parse(await Scrape.TextAsync(_registry), openMetrics: false).Samples.Where(s => s.Name == "a_total").ToArray();
        Assert.Equal(Threads * Rounds, samples.Sum(s => s.Value));
        Assert.InRange(samples.Length, 100, 101);
        Assert.InRange(samples.Select(s => s.Labels["x"]).Distinct().Count(), 2, 21);
    }

    [Fact]
    public async Task A_scrape_is_consistent_while_everything_changes()
    {
        var histogram = Define.Histogram(_registry, "h", 1, 2, 3);
        var open = _registry.RegisterHistogram(new() { Name = "o", Buckets = [1, 2], Labels = [LabelDefinition.Open("x", false, 1000)] });
        using var stop = new CancellationTokenSource();
        var writers = Enumerable.Range(0, 2).Select(n => Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; !stop.IsCancellationRequested; i++)
                {
                    histogram.Observe(i % 5);
                    open.Find(0, $"v{i % 200}").Observe(i % 4);
                    _registry.RegisterGauge(new() { Name = $"g_{n}_{i % 200}" }).Series[0]!.Inc();
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default)).ToArray();
        try
        {
            var last = 0.0;
            for (var i = 0; i < 30; i++)
            {
                var exposition = Exposition.Parse(await Scrape.WriteAsync(i % 2 == 0 ? ExpositionFormat.Text : ExpositionFormat.OpenMetrics, _registry), openMetrics: i % 2 != 0);
                var infinite = exposition.Samples
                    .Where(s => s.Labels.GetValueOrDefault("le") == "+Inf")
                    .ToDictionary(s => (s.Name, s.Labels.GetValueOrDefault("x")), s => s.Value);
                foreach (var count in exposition.Samples.Where(s => s.Name is "h_count" or "o_count"))
                {
                    Assert.Equal(count.Value, infinite[(count.Name.Replace("_count", "_bucket", StringComparison.Ordinal), count.Labels.GetValueOrDefault("x"))]);
                    Assert.True(count.Name == "o_count" || count.Value >= last);
                    last = count.Name == "h_count" ? count.Value : last;
                }
            }
        }
        finally
        {
            await stop.CancelAsync();
            await Task.WhenAll(writers);
        }
    }
}
