using System.Diagnostics.Metrics;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests.Meters;

/// <summary>Observable instruments are asked before each scrape, and cost nobody else's values.</summary>
public sealed class ObservableMeterTests : IDisposable
{
    private readonly MetricRegistry _registry = new();
    private readonly string _name = "Tests." + Guid.NewGuid().ToString("N");
    private readonly Meter _meter;
    private readonly MeterAdapter _adapter;

    public ObservableMeterTests()
    {
        _meter = new Meter(_name);
        var options = new MeterAdapterOptions { MaxSeriesPerInstrument = 3 };
        options.Meters.Clear();
        options.Meters.Add(_name);
        options.DroppedTags.Add("noise");
        _adapter = MeterAdapter.Register(_registry, options);
    }

    public void Dispose()
    {
        _adapter.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public async Task What_is_not_given_is_not_shown()
    {
        var names = new List<string> { "a", "b" };
        _meter.CreateObservableGauge("g", () => names.Select(n => new Measurement<int>(n.Length, new KeyValuePair<string, object?>("name", n))));
        Assert.Equal(["g{name=a}", "g{name=b}"], (await ScrapeAsync()).Series);
        names.RemoveAt(0);
        Assert.Equal(["g{name=b}"], (await ScrapeAsync()).Series);
        Assert.Null(_registry.GetSampleValue("g", ("name", "a")));
        names.Clear();
        Assert.Empty((await ScrapeAsync()).Type);
    }

    [Fact]
    public async Task One_that_throws_costs_its_own_measurements_all_of_them()
    {
        var isFaulty = true;
        _meter.CreateObservableGauge("faulty", Measure);
        _meter.CreateObservableGauge("sound", () => 1);
        Assert.Equal(["sound{}"], (await ScrapeAsync()).Series.Where(s => !s.StartsWith("metricskit_", StringComparison.Ordinal)));
        Assert.Equal(1, _registry.GetSampleValue("metricskit_callback_failures_total", ("reason", "error")));
        isFaulty = false;
        Assert.Equal(5, (await ScrapeAsync()).Value("faulty{}"));

        IEnumerable<Measurement<int>> Measure()
        {
            yield return new Measurement<int>(5);
            if (isFaulty)
            {
                throw new FormatException();
            }
        }
    }

    [Fact]
    public async Task One_that_blocks_is_left_behind_and_asked_again_once_it_came_back()
    {
        using var release = new ManualResetEventSlim();
        var blocks = true;
        var asked = 0;
        _registry.BeforeScrapeTimeout = TimeSpan.FromSeconds(1);
        _meter.CreateObservableGauge("a.before", () => 1);
        _meter.CreateObservableGauge("blocking", () =>
        {
            asked++;
            if (blocks)
            {
                release.Wait();
            }

            return 2;
        });
        _meter.CreateObservableGauge("c.behind", () => 3);
        for (var i = 0; i < 2; i++)
        {
            var shown = await ScrapeAsync();
            Assert.Equal(1, shown.Value("a_before{}"));
            Assert.Equal(3, shown.Value("c_behind{}"));
            Assert.Null(shown.Value("blocking{}"));
        }

        Assert.Equal(1, asked);
        Assert.Equal(2, _registry.GetSampleValue("metricskit_callback_failures_total", ("reason", "timeout")));
        blocks = false;
        release.Set();
        while ((await ScrapeAsync()).Value("blocking{}") is null)
        {
        }

        Assert.Equal(2, _registry.GetSampleValue("blocking"));
    }

    [Fact]
    public async Task Series_that_become_one_are_added_up_and_of_gauges_the_highest_holds()
    {
        using var second = new Meter(_name);
        foreach (var meter in new[] { _meter, second })
        {
            meter.CreateObservableCounter("c", () => Measurements(1, 2));
            meter.CreateObservableUpDownCounter("u", () => Measurements(-1, 5));
            meter.CreateObservableGauge("g", () => Measurements(7, 3));
        }

        var shown = await ScrapeAsync();
        Assert.Equal(6, shown.Value("c_total{}"));
        Assert.Equal(8, shown.Value("u{}"));
        Assert.Equal(7, shown.Value("g{}"));
        second.Dispose();
        shown = await ScrapeAsync();
        Assert.Equal(3, shown.Value("c_total{}"));
        _meter.Dispose();
        Assert.Empty((await ScrapeAsync()).Samples);

        static IEnumerable<Measurement<int>> Measurements(params int[] values) =>
            values.Select(value => new Measurement<int>(value, new KeyValuePair<string, object?>("noise", value)));
    }

    [Fact]
    public async Task Series_that_are_gone_make_room()
    {
        var from = 0;
        _meter.CreateObservableGauge("g", () => Enumerable.Range(from, 3).Select(n => new Measurement<int>(n, new KeyValuePair<string, object?>("n", n))));
        Assert.Equal(2, (await ScrapeAsync()).Value("g{n=2}"));
        from = 3;
        Assert.Equal(5, (await ScrapeAsync()).Value("g{otel_metric_overflow=true}"));
        var shown = await ScrapeAsync();
        Assert.Equal(["g{n=3}", "g{n=4}", "g{otel_metric_overflow=true}"], shown.Series.Where(s => s.StartsWith('g')));
    }

    [Fact]
    public async Task Scrapes_at_once_ask_once()
    {
        var asked = 0;
        using var release = new ManualResetEventSlim();
        _meter.CreateObservableGauge("g", () =>
        {
            release.Wait();
            return Interlocked.Increment(ref asked);
        });
        var scrapes = Enumerable.Range(0, 10).Select(_ => ScrapeAsync()).ToList();
        release.Set();
        Assert.All(await Task.WhenAll(scrapes), shown => Assert.Equal(1, shown.Value("g{}")));
        Assert.Equal(1, asked);
    }

    [Fact]
    public async Task Gauges_may_be_NaN_and_counters_not()
    {
        _meter.CreateObservableGauge("g", () => double.NaN);
        _meter.CreateObservableCounter("c", () => double.NaN);
        var shown = await ScrapeAsync();
        Assert.Equal(double.NaN, shown.Value("g{}"));
        Assert.False(shown.Type.ContainsKey("c_total"));
        Assert.Equal(1, _registry.GetSampleValue("metricskit_misuse_total", ("metric", "c_total"), ("reason", "not_finite")));
    }

    private async Task<Exposition> ScrapeAsync() => Exposition.Parse(await Scrape.TextAsync(_registry), openMetrics: false);
}
