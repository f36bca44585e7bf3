using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

public sealed class AllocationTests
{
    private readonly MetricRegistry _registry = new();

    private static void AllocatesNothing(Action<int> work) => Assert.Equal(0, Allocation.Least(() =>
    {
        for (var i = 0; i < 1000; i++)
        {
            work(i);
        }
    }));

    [Fact]
    public void Instruments_allocate_nothing()
    {
        var counter = Define.Counter(_registry);
        var gauge = Define.Gauge(_registry);
        var histogram = Define.Histogram(_registry);
        AllocatesNothing(i =>
        {
            counter.Inc();
            counter.Inc(5L);
            counter.Inc(0.5);
            counter.Inc(TimeSpan.FromSeconds(1));
            counter.Inc(-1L);
            counter.Inc(double.NaN);
            counter.IncTo(i);
            counter.Count(null!);
            histogram.Observe(i, 3);
            gauge.Set(i);
            gauge.Inc();
            gauge.Dec(double.NaN);
            gauge.SetToCurrentTimeUtc();
            histogram.Observe(i);
            histogram.Observe(double.NaN);
            using (histogram.NewTimer())
            using (gauge.TrackInProgress())
            {
            }
        });
    }

    [Fact]
    public void Looking_series_up_allocates_nothing()
    {
        var one = _registry.RegisterCounter(Define.Metric("one_total", LabelDefinition.Open("x", true, 10)));
        var two = _registry.RegisterCounter(Define.Metric("two_total", LabelDefinition.Closed("a", false, "p"), LabelDefinition.Open("x", false, 10), LabelDefinition.Open("y", true, 10)));
        var large = _registry.RegisterCounter(Define.Metric("large_total", LabelDefinition.Range("x", false, 0, 100_000)));
        string[] values = ["a", "b", "c"];
        AllocatesNothing(i =>
        {
            var value = values[i % 3];
            one.Find(0, value).Inc();
            one.Find(0, (string?)null).Inc();
            two.Find(0, [value, null]).Inc();
            two.Find(0, [null, value]).Inc();
            large.Create((i % 3) * 1000).Inc();
        });
    }

    [Fact]
    public void Values_beyond_a_bound_allocate_nothing()
    {
        _registry.MaxSeriesPerMetric = 3;
        var one = _registry.RegisterCounter(Define.Metric("one_total", LabelDefinition.Open("x", false, 2)));
        var two = _registry.RegisterCounter(Define.Metric("two_total", LabelDefinition.Closed("a", false, "p", "q"), LabelDefinition.Open("x", false, 10), LabelDefinition.Open("y", true, 2)));
        var source = _registry.RegisterCounter(Define.Metric("source_total", LabelDefinition.Source("x", false, 10, () => ["a"])));
        var large = _registry.RegisterCounter(Define.Metric("large_total", LabelDefinition.Range("x", false, 0, 100_000)));
        string[] values = [.. Enumerable.Range(0, 500).Select(i => i % 2 == 0 ? $"v{i}" : $"v\ud800{i}"), new string('x', 5000)];
        var next = 0;
        foreach (var value in values)
        {
            Work(value);
        }

        AllocatesNothing(_ => Work(values[next++ % values.Length]));

        void Work(string value)
        {
            one.Find(0, value).Inc();
            two.Find(0, [value, "1"]).Inc();
            two.Find(1, ["1", value]).Inc();
            source.Find(0, value).Inc();
            large.Create(next % 1000).Inc();
        }
    }

    [Theory]
    [InlineData(ExpositionFormat.Text)]
    [InlineData(ExpositionFormat.OpenMetrics)]
    [InlineData(ExpositionFormat.Protobuf)]
    public async Task A_scrape_allocates_nothing_for_a_series_and_less_than_a_kilobyte_in_all(ExpositionFormat format)
    {
        var small = new MetricRegistry();
        var large = new MetricRegistry();
        Fill(small, 10);
        Fill(large, 2_000);
        await AllocatedAsync(large);
        Assert.InRange(await AllocatedAsync(large), 0, 1024);
        Assert.InRange(await AllocatedAsync(small), 0, 1024);

        async Task<long> AllocatedAsync(MetricRegistry registry)
        {
            var least = long.MaxValue;
            for (var i = 0; i < 5; i++)
            {
                var before = GC.GetAllocatedBytesForCurrentThread();
                await registry.WriteAsync(Stream.Null, format);
                least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
            }

            return least;
        }

        static void Fill(MetricRegistry registry, int series)
        {
            var counters = registry.RegisterCounter(Define.Metric("c_total", LabelDefinition.Open("x", false, 100_000)));
            var histograms = registry.RegisterHistogram(Define.Metric("h_seconds", LabelDefinition.Open("x", false, 100_000)));
            var native = registry.RegisterHistogram(new() { Name = "n_seconds", Labels = [LabelDefinition.Open("x", false, 100_000)], Native = true });
            for (var i = 0; i < series; i++)
            {
                counters.Find(0, $"v{i}").Inc(0.5);
                histograms.Find(0, $"v{i}").Observe(i);
                native.Find(0, $"v{i}").Observe(i);
            }
        }
    }
}
