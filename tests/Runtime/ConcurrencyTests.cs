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
        const int Values = 20_000;
        string[] values = [.. Enumerable.Range(0, Values).Select(i => $"v{i}")];
        var open = _registry.RegisterCounter(new() { Name = "open_total", Labels = [LabelDefinition.Open("x", false, Values)], MaxSeries = Values });
        var two = _registry.RegisterCounter(new() { Name = "two_total", Labels = [LabelDefinition.Open("x", false, Values), LabelDefinition.Open("y", false, Values)], MaxSeries = Values });
        var closed = _registry.RegisterCounter(Define.Metric("closed_total", LabelDefinition.Range("x", false, 0, Values - 1)));

        // Whoever is first makes a series, the others catch up with it: all meet where one is being made.
        InParallel(n =>
        {
            for (var i = 0; i < Values; i++)
            {
                open.Find(0, values[i]).Inc();
                two.Find(0, [values[i], values[i / 2]]).Inc();
                (closed.Series[i] ?? closed.Create(i)).Inc();
            }
        });
        for (var i = 0; i < Values; i++)
        {
            Assert.Equal(Threads, open.Find(0, values[i]).Value);
            Assert.Equal(Threads, two.Find(0, [values[i], values[i / 2]]).Value);
            Assert.Equal(Threads, closed.Series[i]!.Value);
        }
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
    public async Task A_value_within_the_bounds_is_never_turned_away_while_it_comes_in()
    {
        var families = Enumerable.Range(0, 3000).Select(i => _registry.RegisterCounter(new()
        {
            Name = $"a{i}_total",
            Labels = i % 2 == 0 ? [LabelDefinition.Open("x", false, 1)] : [LabelDefinition.Open("x", false, 1), LabelDefinition.Open("y", false, 1)],
            MaxSeries = 1,
        })).ToArray();

        // Whoever is first makes the series, the others catch up with it: all meet where one is being made.
        InParallel(n =>
        {
            for (var i = 0; i < families.Length; i++)
            {
                (i % 2 == 0 ? families[i].Find(0, "v") : families[i].Find(0, ["v", "w"])).Inc();
            }
        });
        var samples = Exposition.Parse(await Scrape.TextAsync(_registry), openMetrics: false).Samples;
        Assert.Equal(families.Length, samples.Count);
        Assert.All(samples, sample => Assert.Equal(Threads, sample.Value));
    }

    [Fact]
    public async Task One_name_is_one_family_however_many_register_it_at_once()
    {
        var families = new Family<Counter>[Threads, 2000];
        InParallel(n =>
        {
            for (var i = 0; i < 2000; i++)
            {
                families[n, i] = _registry.RegisterCounter(Define.Metric($"a{i}_total"));
                families[n, i].Series[0]!.Inc();
            }
        });
        for (var i = 0; i < 2000; i++)
        {
            Assert.All(Enumerable.Range(1, Threads - 1), n => Assert.Same(families[0, i], families[n, i]));
        }

        Assert.All(Exposition.Parse(await Scrape.TextAsync(_registry), openMetrics: false).Samples, s => Assert.Equal(Threads, s.Value));
    }

    [Fact]
    public async Task The_count_equals_the_last_bucket_while_others_observe()
    {
        var histogram = _registry.RegisterHistogram(new() { Name = "h", Buckets = [.. Enumerable.Range(1, 200).Select(i => (double)i)] }).Series[0]!;
        using var stop = new CancellationTokenSource();
        var writer = Task.Factory.StartNew(
            () =>
            {
                for (var i = 0; !stop.IsCancellationRequested; i++)
                {
                    histogram.Observe(i % 210);
                }
            },
            CancellationToken.None,
            TaskCreationOptions.LongRunning,
            TaskScheduler.Default);
        try
        {
            for (var scrapes = 0; scrapes < 200 || histogram.Count < 100_000; scrapes++)
            {
                var lines = (await Scrape.TextAsync(_registry)).Split('\n');
                var last = lines.Single(l => l.StartsWith("h_bucket{le=\"+Inf\"} ", StringComparison.Ordinal));
                var count = lines.Single(l => l.StartsWith("h_count ", StringComparison.Ordinal));
                Assert.Equal(last.Split(' ')[1], count.Split(' ')[1]);
            }
        }
        finally
        {
            await stop.CancelAsync();
            await writer;
        }
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
