using System.Globalization;
using MetricsKit.Families;

namespace MetricsKit.Bench.Ratios;

/// <summary>Bytes of a series, and bytes allocated by its use.</summary>
internal static class MemoryRatios
{
    private const int Few = 10_000;
    private const int Many = 60_000;
    private static readonly double[] s_bounds = [.. Enumerable.Range(1, 14).Select(static i => (double)i)];

    public static IEnumerable<RatioRow> Measure()
    {
        // x="12345": 9 bytes of text, which its array rounds up to 16.
        const double ClosedText = 16;
        yield return new(
            "a counter series, label text excluded",
            BytesASeries((registry, n) => registry.RegisterCounter(Definition(LabelDefinition.Range("x", false, 10_000, 9_999 + n))), static (family, i) => family.Create(i)) - ClosedText,
            80,
            "bytes");
        yield return new(
            "a histogram series of 14 buckets, label text excluded",
            BytesASeries((registry, n) => registry.RegisterHistogram(Definition(LabelDefinition.Range("x", false, 10_000, 9_999 + n))), static (family, i) => family.Create(i)) - ClosedText,
            300,
            "bytes");

        // The caller's string of five characters takes 32 bytes besides.
        yield return new(
            "a counter series of one open label, label text excluded",
            BytesASeries(
                (registry, n) => registry.RegisterCounter(Definition(LabelDefinition.Open("x", false, n))),
                static (family, i) => family.Find(0, (10_000 + i).ToString(CultureInfo.InvariantCulture))) - ClosedText - 32,
            null,
            "bytes");
        yield return new("allocated by 1,000 rounds of every instrument and look-up", AllocatedByUse(), 0, "bytes");
    }

    private static FamilyDefinition Definition(LabelDefinition label) => new() { Name = "series", Labels = [label], Buckets = s_bounds, MaxSeries = Many + 1 };

    private static double BytesASeries<T>(Func<MetricRegistry, int, Family<T>> register, Action<Family<T>, int> create)
        where T : class => Math.Round((BytesOf(Many, register, create) - BytesOf(Few, register, create)) / (Many - Few));

    private static double BytesOf<T>(int count, Func<MetricRegistry, int, Family<T>> register, Action<Family<T>, int> create)
        where T : class
    {
        var registry = new MetricRegistry();
        var before = GC.GetTotalMemory(forceFullCollection: true);
        var family = register(registry, count);
        for (var i = 0; i < count; i++)
        {
            create(family, i);
        }

        var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
        GC.KeepAlive(registry);
        GC.KeepAlive(family);
        return bytes;
    }

    private static double AllocatedByUse()
    {
        string[] topics = [.. Enumerable.Range(0, 200).Select(static i => $"topic-{i}")];
        Use(topics);
        var before = GC.GetAllocatedBytesForCurrentThread();
        Use(topics);
        return GC.GetAllocatedBytesForCurrentThread() - before;
    }

    private static void Use(string[] topics)
    {
        for (var i = 0; i < 1_000; i++)
        {
            BenchMetrics.Orders((Status)(i % 5)).Inc();
            BenchMetrics.Orders(Status.Paid).Inc(0.5);
            BenchMetrics.Orders(Status.Paid).Inc(-1.0);
            BenchMetrics.ChannelOrders((Status)(i % 5), (Channel)(i % 4)).Inc(7L);
            BenchMetrics.Messages(topics[i % topics.Length]).Inc();
            BenchMetrics.TenantMessages(topics[i % topics.Length], topics[i % 7]).Inc();
            BenchMetrics.Jobs(Status.Failed).Set(i);
            BenchMetrics.OrderDuration(Status.Paid).Observe(i);
            BenchMetrics.OrderDuration(Status.Paid).Observe(double.NaN);
            using (BenchMetrics.OrderDuration(Status.Refused).NewTimer())
            using (BenchMetrics.Jobs(Status.Paid).TrackInProgress())
            {
            }
        }
    }
}
