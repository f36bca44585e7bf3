using System.Diagnostics.Metrics;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests.Meters;

/// <summary>Measurements allocate nothing, and none is lost however many threads make series meanwhile.</summary>
public sealed class MeterHotPathTests : IDisposable
{
    private readonly MetricRegistry _registry = new();
    private readonly Meter _meter = new("Tests." + Guid.NewGuid().ToString("N"));
    private readonly MeterAdapter _adapter;

    public MeterHotPathTests()
    {
        var options = new MeterAdapterOptions { MaxSeriesPerInstrument = 50 };
        options.Meters.Clear();
        options.Meters.Add(_meter.Name);
        options.Instrument("filtered").DroppedTags.Add("noise");
        options.Instrument("native").Native = true;
        _adapter = MeterAdapter.Register(_registry, options);
    }

    public void Dispose()
    {
        _adapter.Dispose();
        _meter.Dispose();
    }

    [Fact]
    public void A_measurement_allocates_nothing_once_its_series_exists()
    {
        var counter = _meter.CreateCounter<long>("plain");
        var filtered = _meter.CreateUpDownCounter<int>("filtered");
        var histogram = _meter.CreateHistogram<double>("sized");
        object status = 200, flag = true, day = DayOfWeek.Friday, id = Guid.Empty, ratio = 0.5;
        string[] routes = ["/a", "/b"];
        string[] unique = [.. Enumerable.Range(0, 1_000).Select(i => $"route {i}")];

        // Series that are written often get cells of their own.
        for (var i = 0; i < 3_000; i++)
        {
            Measure(i % 1_000);
        }

        Assert.Equal(0, Allocation.Least(() =>
        {
            for (var i = 0; i < 1_000; i++)
            {
                Measure(i);
            }
        }));

        // Nor does one that is turned away.
        counter.Add(1, new KeyValuePair<string, object?>("route", unique[0]));
        for (var i = 0; i < 900; i++)
        {
            counter.Add(1, new KeyValuePair<string, object?>("route", unique[i]));
        }

        Assert.Equal(0, Allocation.Least(() =>
        {
            for (var i = 900; i < 1_000; i++)
            {
                counter.Add(1, new KeyValuePair<string, object?>("route", unique[i]));
            }
        }));

        void Measure(int i)
        {
            for (var j = 0; j < 2; j++)
            {
                counter.Add(1);
                counter.Add(1, new("status", status), new("route", routes[(i + j) & 1]));
                counter.Add(1, new("route", routes[(i + j) & 1]), new("status", status));
                filtered.Add(1, new("noise", unique[i]), new("flag", flag), new("day", day));
                histogram.Record(0.5, new("id", id), new("ratio", ratio), new("none", null));
            }
        }
    }

    [Fact]
    public async Task Nothing_is_lost_while_series_come_and_are_scraped()
    {
        const int Threads = 4, Measurements = 20_000;
        var counter = _meter.CreateCounter<int>("counted");
        var histogram = _meter.CreateHistogram<double>("native", "s");
        using var done = new CancellationTokenSource();
        var scrapes = Task.Run(async () =>
        {
            var last = 0.0;
            while (!done.IsCancellationRequested)
            {
                var shown = Exposition.Parse(await Scrape.TextAsync(_registry), openMetrics: false);
                var sum = shown.Samples.Where(s => s.Name == "counted_total").Sum(s => s.Value);
                Assert.InRange(sum, last, double.MaxValue);
                last = sum;
            }
        });
        await Task.WhenAll(Enumerable.Range(0, Threads).Select(thread => Task.Run(() =>
        {
            for (var i = 0; i < Measurements; i++)
            {
                var (a, b) = (new KeyValuePair<string, object?>("a", $"{i % 7}"), new KeyValuePair<string, object?>("b", i * 10 / Measurements));
                if ((i + thread) % 2 == 0)
                {
                    counter.Add(1, a, b);
                    histogram.Record(0.25, b, a);
                }
                else
                {
                    counter.Add(1, b, a);
                    histogram.Record(0.25, a, b);
                }
            }
        })));
        await done.CancelAsync();
        await scrapes;

        var end = Exposition.Parse(await Scrape.TextAsync(_registry), openMetrics: false);
        Assert.Equal(Threads * Measurements, end.Samples.Where(s => s.Name == "counted_total").Sum(s => s.Value));
        Assert.Equal(Threads * Measurements, end.Samples.Where(s => s.Name == "native_seconds_count").Sum(s => s.Value));
        Assert.Equal(51, end.Samples.Count(s => s.Name == "counted_total"));
        Assert.NotEqual(0, end.Value("counted_total{otel_metric_overflow=true}"));
    }
}
