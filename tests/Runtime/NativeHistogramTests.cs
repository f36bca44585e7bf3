using MetricsKit.Families;
using MetricsKit.Native;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

public sealed class NativeHistogramTests
{
    private static readonly double ZeroThreshold = Math.ScaleB(1, -128);
    private readonly MetricRegistry _registry = new();

    [Fact]
    public async Task Buckets_above_below_and_around_zero_are_shown()
    {
        var histogram = Register(1.1, 160);
        foreach (var value in (double[])[1, 1, 1.05, 2, -1, -8, 0, -0.0, ZeroThreshold, -ZeroThreshold, Math.BitIncrement(ZeroThreshold), double.Epsilon, 1e300])
        {
            histogram.Observe(value);
        }

        var shown = await ShownAsync();
        Assert.Equal(3, shown.Schema);
        Assert.Equal(ZeroThreshold, shown.ZeroThreshold);
        Assert.Equal(5UL, shown.ZeroCount);
        Assert.Equal([(-1023, 1), (0, 2), (1, 1), (8, 1), (7973, 1)], Ordered(shown.Positive));
        Assert.Equal([(0, 1), (24, 1)], Ordered(shown.Negative));
        Assert.Equal(13UL, shown.Count);
    }

    [Fact]
    public async Task One_that_is_empty_is_still_known_as_native()
    {
        Register(1.1, 160);
        var shown = await ShownAsync();
        Assert.Equal((3, ZeroThreshold, 0UL, 0UL), (shown.Schema, shown.ZeroThreshold, shown.ZeroCount, shown.Count));
    }

    [Theory]
    [InlineData(1.1, 160, 1)]
    [InlineData(1.01, 40, 2)]
    [InlineData(2, 7, 3)]
    [InlineData(1.0001, 1, 4)]
    [InlineData(1.0001, 0, 5)]
    public async Task Classic_and_native_buckets_are_those_of_each_number_whatever_the_resolution(double factor, int maxBuckets, int seed)
    {
        var random = new Random(seed);
        double[] bounds = [-5, -1, 0, 0.5, 1, Math.Pow(2, 0.125), 1.1, 1.11, 8, 1e9];
        var histogram = Register(factor, maxBuckets, bounds);
        var values = new List<double>();
        for (var round = 0; round < 40; round++)
        {
            for (var i = 0; i < 50; i++)
            {
                var value = random.Next(8) switch
                {
                    0 => bounds[random.Next(bounds.Length)],
                    1 => Math.BitIncrement(bounds[random.Next(bounds.Length)]),
                    2 => -random.NextDouble() * 10,
                    3 => 0,
                    _ => Math.ScaleB(1 + random.NextDouble(), random.Next(-4, 3 + round)),
                };
                values.Add(value);
                histogram.Observe(value);
            }

            Check(await ShownAsync(), values, bounds, maxBuckets);
        }

        Assert.Equal(values.Count, histogram.Count);
        Assert.Equal(values.Count(value => value <= 1.1), histogram.CountAtOrBelow(1.1));
        Assert.Equal(values.Count(value => value <= 1.1), _registry.GetSampleValue("h_bucket", ("le", "1.1")));
    }

    [Fact]
    public async Task A_batch_is_counted_at_once()
    {
        var histogram = Register(2, 160, []);
        histogram.Observe(3, 1_000_000);
        histogram.Observe(3, 0);
        histogram.Observe(3, -1);
        Assert.Equal([(2, 1_000_000)], Ordered((await ShownAsync()).Positive));
        Assert.Equal(3_000_000, histogram.Sum);
        Assert.Equal(1, _registry.GetSampleValue("metricskit_misuse_total", ("metric", "h"), ("reason", "negative_increment")));
    }

    [Fact]
    public async Task Numbers_that_are_not_finite_are_in_no_bucket()
    {
        var histogram = Register(1.1, 160);
        histogram.Observe(double.NaN);
        histogram.Observe(double.PositiveInfinity);
        Assert.Equal(0UL, (await ShownAsync()).Count);
        Assert.Equal(2, _registry.GetSampleValue("metricskit_misuse_total", ("metric", "h"), ("reason", "not_finite")));
    }

    [Fact]
    public async Task Without_classic_buckets_text_shows_infinity_sum_and_count()
    {
        Register(1.1, 160, []).Observe(0.25);
        const string Samples = "h_bucket{le=\"+Inf\"} 1\nh_sum 0.25\nh_count 1\n";
        Assert.EndsWith("# TYPE h histogram\n" + Samples, await Scrape.TextAsync(_registry), StringComparison.Ordinal);
        Assert.EndsWith(Samples + "# EOF\n", await Scrape.OpenMetricsAsync(_registry), StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(1)]
    [InlineData(0.5)]
    [InlineData(double.NaN)]
    [InlineData(double.PositiveInfinity)]
    public async Task A_factor_that_makes_no_buckets_is_misuse_and_becomes_a_tenth(double factor)
    {
        Register(factor, 160);
        Assert.Equal(3, (await ShownAsync()).Schema);
        Assert.Equal(1, _registry.GetSampleValue("metricskit_misuse_total", ("metric", "h"), ("reason", "invalid_definition")));
        _registry.ThrowOnMisuse = true;
        var failure = Assert.Throws<InvalidOperationException>(() => _registry.RegisterHistogram(new() { Name = "i", Native = true, NativeBucketFactor = factor }));
        Assert.Contains("1.1", failure.Message, StringComparison.Ordinal);
    }

    [Fact]
    public async Task No_observation_is_lost_while_resolution_shrinks_and_every_scrape_adds_up()
    {
        const int Threads = 4, Each = 60_000;
        double[] bounds = [0.01, 1, 100];
        var histogram = Register(1.002, 30, bounds);
        var threads = Enumerable.Range(0, Threads).Select(seed => new Thread(() =>
        {
            var random = new Random(seed);
            for (var i = 0; i < Each; i++)
            {
                // The range grows, so that resolution is lost again and again.
                histogram.Observe(Math.ScaleB(1 + random.NextDouble(), random.Next(-1 - (i / 4_000), 1 + (i / 4_000))));
            }
        })).ToList();
        threads.ForEach(thread => thread.Start());
        ulong before = 0;
        while (threads.Exists(thread => thread.IsAlive))
        {
            var shown = await ShownAsync();
            AddsUp(shown);
            Assert.InRange(shown.Count, before, (ulong)(Threads * Each));
            before = shown.Count;
        }

        threads.ForEach(thread => thread.Join());
        var last = await ShownAsync();
        AddsUp(last);
        Assert.Equal((ulong)(Threads * Each), last.Count);
        Assert.InRange(last.Positive.Count, 1, 30);
        Assert.InRange(last.Schema!.Value, -4, 2);
    }

    [Fact]
    public void Observing_allocates_nothing_once_its_buckets_are_there()
    {
        var histogram = Register(1.1, 160);
        Observe();
        Assert.Equal(0, Allocation.Least(Observe));

        void Observe()
        {
            for (var i = 0; i < 1_000; i++)
            {
                histogram.Observe(i / 100.0);
            }
        }
    }

    private Histogram Register(double factor, int maxBuckets, double[]? bounds = null) => _registry.RegisterHistogram(new()
    {
        Name = "h",
        Buckets = bounds,
        Native = true,
        NativeBucketFactor = factor,
        NativeMaxBuckets = maxBuckets,
    }).Series[0]!;

    private async Task<ProtobufHistogram> ShownAsync() =>
        (await Scrape.ProtobufAsync(_registry)).Single(family => family.Name == "h").Metrics[0].Histogram!;

    private static IEnumerable<(int, int)> Ordered(IReadOnlyDictionary<int, long> buckets) =>
        buckets.OrderBy(bucket => bucket.Key).Select(bucket => (bucket.Key, (int)bucket.Value));

    private static void AddsUp(ProtobufHistogram shown)
    {
        Assert.Equal(shown.Count, shown.ZeroCount + (ulong)(shown.Positive.Values.Sum() + shown.Negative.Values.Sum()));
        Assert.Equal(shown.Count, shown.Buckets[^1].Count);
        Assert.Equal(shown.Buckets.Select(bucket => bucket.Count).Order(), shown.Buckets.Select(bucket => bucket.Count));
    }

    private static void Check(ProtobufHistogram shown, List<double> values, double[] bounds, int maxBuckets)
    {
        AddsUp(shown);
        Assert.Equal(bounds.Select(bound => (ulong)values.Count(value => value <= bound)), shown.Buckets.SkipLast(1).Select(bucket => bucket.Count));
        var positive = values.Where(value => value > ZeroThreshold).ToLookup(value => Index(value, shown.Schema!.Value));
        var negative = values.Where(value => value < -ZeroThreshold).ToLookup(value => Index(-value, shown.Schema!.Value));
        Assert.Equal(positive.Select(group => (group.Key, group.Count())).Order(), Ordered(shown.Positive));
        Assert.Equal(negative.Select(group => (group.Key, group.Count())).Order(), Ordered(shown.Negative));
        Assert.True(maxBuckets == 0 || positive.Count + negative.Count <= maxBuckets || shown.Schema == -4);
    }

    private static int Index(double value, int schema) => NativeIndex.Reduce(NativeIndex.OfFinest(value), 8 - schema);
}
