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
}
