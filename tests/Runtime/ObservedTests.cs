using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

/// <summary>Metrics that are read before each scrape.</summary>
public sealed class ObservedTests
{
    private readonly MetricRegistry _registry = new();

    private static FamilyDefinition Pools(int maxValues = 10) =>
        Define.Metric("pool_slots", LabelDefinition.Open("pool", false, maxValues), LabelDefinition.Closed("state", false, "idle", "busy"));

    private static int Split((string Pool, bool Busy) labels, Span<string?> open)
    {
        open[0] = labels.Pool;
        return labels.Busy ? 1 : 0;
    }

    private async Task<Exposition> ScrapeAsync() => Exposition.Parse(await Scrape.TextAsync(_registry), openMetrics: false);

    [Fact]
    public async Task A_closed_one_is_called_once_for_each_declared_combination()
    {
        var asked = new List<int>();
        _registry.ObserveGauge(Define.Metric("slots", LabelDefinition.Closed("state", true, "idle", "busy"), LabelDefinition.Range("n", false, 4, 5)), index =>
        {
            asked.Add(index);
            return index;
        });
        var exposition = await ScrapeAsync();
        Assert.Equal([0, 1, 3, 4, 6, 7], asked);
        Assert.Equal(["slots{n=4,state=busy}", "slots{n=4,state=idle}", "slots{n=4}", "slots{n=5,state=busy}", "slots{n=5,state=idle}", "slots{n=5}"], exposition.Series);
        Assert.Equal(4, exposition.Value("slots{n=5,state=busy}"));
        Assert.Equal("gauge", exposition.Type["slots"]);
    }

    [Fact]
    public async Task What_is_not_pushed_is_not_shown()
    {
        string[] pools = ["a", "b"];
        _registry.ObserveGauge<(string, bool)>(Pools(), Split, observer =>
        {
            foreach (var pool in pools)
            {
                observer.Observe((pool, true), pool[0]);
            }
        });
        Assert.Equal(["pool_slots{pool=a,state=busy}", "pool_slots{pool=b,state=busy}"], (await ScrapeAsync()).Series);
        pools = ["c", "b"];
        Assert.Equal(["pool_slots{pool=b,state=busy}", "pool_slots{pool=c,state=busy}"], (await ScrapeAsync()).Series);
        pools = [];
        Assert.Empty((await ScrapeAsync()).Type);
        Assert.Null(_registry.GetSampleValue("pool_slots", ("pool", "b"), ("state", "busy")));
    }

    [Fact]
    public async Task One_that_throws_costs_its_own_metric_in_that_scrape()
    {
        var fails = false;
        _registry.ObserveCounter(Define.Metric("good_total"), _ => 5);
        _registry.ObserveCounter<(string, bool)>(Define.Metric("bad_total", LabelDefinition.Open("pool", false, 5)), Split, observer =>
        {
            observer.Observe(("a", false), 1);
            if (fails)
            {
                throw new FormatException();
            }
        });
        Assert.Equal(["bad_total{pool=a}", "good_total{}"], (await ScrapeAsync()).Series);
        fails = true;
        Assert.Equal(["good_total{}", "metricskit_callback_failures_total{reason=error}"], (await ScrapeAsync()).Series);
        fails = false;
        Assert.Equal(1, (await ScrapeAsync()).Value("bad_total{pool=a}"));
    }

    [Fact]
    public async Task An_info_is_1_and_OpenMetrics_knows_it()
    {
        var version = "1.2";
        _registry.ObserveInfo<(string, bool)>(Define.Metric("process_info", LabelDefinition.Open("version", false, 1)), Split, () => (version, false));
        _registry.ObserveInfo<(string, bool)>(Define.Metric("build", LabelDefinition.Open("version", false, 1)), Split, () => (version, false));
        Assert.Equal("gauge", (await ScrapeAsync()).Type["process_info"]);
        var openMetrics = await Scrape.OpenMetricsAsync(_registry);
        Assert.Contains("# TYPE process info\nprocess_info{version=\"1.2\"} 1\n", openMetrics, StringComparison.Ordinal);
        Assert.Contains("# TYPE build gauge\nbuild{version=\"1.2\"} 1\n", openMetrics, StringComparison.Ordinal);
    }

    [Fact]
    public async Task Bounds_hold_for_what_one_round_pushes_and_other_is_its_sum()
    {
        string[] pools = ["a", "b", "c", "d"];
        _registry.ObserveGauge<(string, bool)>(Pools(maxValues: 2), Split, observer =>
        {
            foreach (var pool in pools)
            {
                observer.Observe((pool, false), pool[0] - 'a' + 1);
            }
        });
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(1, Value("a"));
            Assert.Equal(2, Value("b"));
            Assert.Equal(3 + 4, Value("other"));
        }

        // Nothing of the round before takes room from this one.
        pools = ["c", "e"];
        Assert.Equal(["pool_slots{pool=c,state=idle}", "pool_slots{pool=e,state=idle}"], (await ScrapeAsync()).Series.Where(s => s.StartsWith("pool", StringComparison.Ordinal)));

        double? Value(string pool) => _registry.GetSampleValue("pool_slots", ("pool", pool), ("state", "idle"));
    }

    [Fact]
    public void The_last_value_that_is_pushed_counts()
    {
        _registry.ObserveCounter<(string, bool)>(Pools(), Split, observer =>
        {
            observer.Observe(("a", false), 1);
            observer.Observe(("a", false), 2);
        });
        Assert.Equal(2, _registry.GetSampleValue("pool_slots", ("pool", "a"), ("state", "idle")));
    }

    [Fact]
    public async Task A_gauge_shows_any_number_and_a_counter_only_what_one_can_have()
    {
        double[] values = [double.NaN, double.PositiveInfinity, -1, 9007199254740993, 1e300];
        var labels = LabelDefinition.Range("i", false, 0, 4);
        _registry.ObserveGauge(Define.Metric("g", labels), i => values[i]);
        _registry.ObserveCounter(Define.Metric("c_total", labels), i => values[i]);
        var exposition = await ScrapeAsync();
        Assert.Equal(["NaN", "+Inf", "-1", "9007199254740992", "1E+300"], exposition.Samples.Where(s => s.Name == "g").Select(s => s.ValueText));
        Assert.Equal(["c_total{i=3}", "c_total{i=4}"], exposition.Samples.Where(s => s.Name == "c_total").Select(s => s.Series));
        Assert.Equal(2, _registry.GetSampleValue("metricskit_misuse_total", ("metric", "c_total"), ("reason", "not_finite")));
        Assert.Equal(1, _registry.GetSampleValue("metricskit_misuse_total", ("metric", "c_total"), ("reason", "negative_increment")));
    }

    [Fact]
    public async Task The_same_name_and_shape_again_is_the_same_metric()
    {
        _registry.ObserveGauge(Define.Metric("closed"), _ => 1);
        _registry.ObserveGauge(Define.Metric("closed"), _ => 2);
        foreach (var pool in (string[])["a", "b"])
        {
            _registry.ObserveGauge<(string, bool)>(Pools(), Split, observer =>
            {
                observer.Observe((pool, false), pool[0]);
                observer.Observe(("both", false), pool[0]);
            });
        }

        var exposition = await ScrapeAsync();
        Assert.Equal(["closed{}", "pool_slots{pool=a,state=idle}", "pool_slots{pool=b,state=idle}", "pool_slots{pool=both,state=idle}"], exposition.Series);
        Assert.Equal(2, exposition.Value("closed{}"));
        Assert.Equal('b', exposition.Value("pool_slots{pool=both,state=idle}"));
    }

    [Fact]
    public async Task Observers_that_come_without_end_are_not_kept_without_end()
    {
        for (var i = 0; i < ObservedFamily.MostSources + 10; i++)
        {
            var n = i;
            _registry.ObserveGauge<(string, bool)>(Pools(5_000), Split, observer => observer.Observe(($"p{n}", false), n));
        }

        var samples = (await ScrapeAsync()).Samples;
        Assert.Equal(ObservedFamily.MostSources, samples.Count);
        Assert.Equal(10, samples.Min(s => s.Value));
    }

    [Fact]
    public async Task A_name_that_clashes_is_counted_and_not_run()
    {
        Define.Gauge(_registry, "slots").Set(3);
        _registry.ObserveGauge(Define.Metric("slots"), _ => throw new FormatException());
        _registry.ObserveGauge(Define.Metric("open", LabelDefinition.Open("x", false, 2)), _ => throw new FormatException());
        var exposition = await ScrapeAsync();
        Assert.Equal(3, exposition.Value("slots{}"));
        Assert.Equal(1, exposition.Value("metricskit_misuse_total{metric=slots,reason=name_clash}"));
        Assert.Equal(1, exposition.Value("metricskit_misuse_total{metric=open,reason=invalid_definition}"));
        Assert.DoesNotContain(exposition.Samples, s => s.Name == "metricskit_callback_failures_total");
        _registry.ThrowOnMisuse = true;
        Assert.Throws<InvalidOperationException>(() => _registry.ObserveGauge(Define.Metric("slots"), _ => 1));
    }

    [Fact]
    public async Task One_that_is_late_is_missing_until_it_is_in_time()
    {
        using var go = new ManualResetEventSlim();
        var runs = 0;
        _registry.BeforeScrapeTimeout = TimeSpan.FromMilliseconds(50);
        _registry.ObserveGauge(Define.Metric("late"), _ =>
        {
            runs++;
            go.Wait();
            return 5;
        });
        Assert.Null((await ScrapeAsync()).Value("late{}"));
        Assert.Null((await ScrapeAsync()).Value("late{}"));
        Assert.Null(_registry.GetSampleValue("late"));
        Assert.Equal(1, runs);
        Assert.Equal(2, _registry.GetSampleValue("metricskit_callback_failures_total", ("reason", "timeout")));
        go.Set();
        while ((await ScrapeAsync()).Value("late{}") != 5)
        {
        }
    }

    [Fact]
    public async Task An_observer_is_good_in_its_round_alone()
    {
        Observer<(string, bool)> kept = default;
        kept.Observe(("a", false), 1);
        _registry.ObserveGauge<(string, bool)>(Pools(), Split, observer =>
        {
            kept.Observe(("late", false), 1);
            kept = observer;
            Parallel.For(0, 10, i => observer.Observe(($"p{i}", false), i));
        });
        for (var i = 0; i < 3; i++)
        {
            Assert.Equal(10, (await ScrapeAsync()).Samples.Count);
            kept.Observe(("p0", false), 100);
            Assert.DoesNotContain((await ScrapeAsync()).Samples, s => s.Value == 100);
        }
    }

    [Fact]
    public async Task Scrapes_at_once_share_a_round()
    {
        var runs = 0;
        using var go = new ManualResetEventSlim();
        _registry.ObserveGauge(Define.Metric("g"), _ =>
        {
            go.Wait();
            return Interlocked.Increment(ref runs);
        });
        var scrapes = Enumerable.Range(0, 20).Select(_ => Scrape.TextAsync(_registry)).ToList();
        go.Set();
        Assert.All(await Task.WhenAll(scrapes), text => Assert.Contains("\ng 1\n", text, StringComparison.Ordinal));
    }

    [Fact]
    public async Task Values_of_the_same_series_allocate_nothing_more()
    {
        string[] pools = [.. Enumerable.Range(0, 500).Select(i => $"pool{i}")];
        var allocated = 0L;
        _registry.ObserveGauge<(string, bool)>(Pools(1_000), Split, observer =>
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            foreach (var pool in pools)
            {
                observer.Observe((pool, false), 1);
            }

            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
        });
        await ScrapeAsync();
        Assert.NotEqual(0, allocated);

        // A thread that has not observed before gets room to split labels into, once.
        for (var round = 0; round < 10 && allocated > 0; round++)
        {
            await ScrapeAsync();
        }

        Assert.Equal(0, allocated);
    }
}
