using System.Globalization;
using MetricsKit.Bench.Clients;
using MetricsKit.Cells;
using MetricsKit.Families;

namespace MetricsKit.Bench.Ratios;

/// <summary>Bytes of a series, and bytes allocated by its use.</summary>
internal static class MemoryRatios
{
    // x="12345" is nine bytes of text; the caller's string of five characters takes 32 bytes.
    private const double Text = 9;
    private const double KeyString = 32;

    // The entry of a finaliser is not on the heap that is measured.
    private const double FinalizerEntry = 8;

    public static IEnumerable<RatioRow> Measure()
    {
        const string Unit = "bytes";
        var counter = HeapGrowth.OfSeries(static n => Closed(new MetricRegistry().RegisterCounter(Range(n)), n)) - Text;
        yield return new("a counter series, label text excluded", counter, 64, Unit) { Others = OthersOf(histogram: false) };
        yield return new("the same when hot, with one writing thread", counter + HotGrowth(), 112, Unit);
        yield return new("a histogram series of 14 buckets, label text excluded", HeapGrowth.OfSeries(static n => Closed(new MetricRegistry().RegisterHistogram(Range(n)), n)) - Text, 260, Unit)
        {
            Others = OthersOf(histogram: true),
        };
        yield return new("a counter series of one open label, label text excluded", HeapGrowth.OfSeries(Open) - Text - KeyString, null, Unit);
        yield return new("allocated by 1,000 rounds of every instrument and look-up", AllocatedByUse(), 0, Unit);
    }

    private static FamilyDefinition Range(int series) => new() { Name = "series", Labels = [LabelDefinition.Range("x", false, 10_000, 9_999 + series)], Buckets = Client.Bounds };

    private static Family<T> Closed<T>(Family<T> family, int series)
        where T : class
    {
        for (var i = 0; i < series; i++)
        {
            family.Create(i);
        }

        return family;
    }

    private static Family<Counter> Open(int series)
    {
        var family = new MetricRegistry().RegisterCounter(new() { Name = "series", Labels = [LabelDefinition.Open("x", false, series)], MaxSeries = series });
        for (var i = 0; i < series; i++)
        {
            family.Find(0, (10_000 + i).ToString(CultureInfo.InvariantCulture));
        }

        return family;
    }

    /// <summary>What becoming hot adds to a counter, with 8 bytes for the cell of the thread that writes it.</summary>
    private static double HotGrowth()
    {
        const int Hot = 4_000;
        var family = Closed(new MetricRegistry().RegisterCounter(Range(Hot)), Hot);
        var arrays = CellStore.Bytes;
        var bytes = HeapGrowth.Of(() =>
        {
            foreach (var counter in family.Series)
            {
                for (var i = 0; i < 256; i++)
                {
                    counter?.Inc();
                }
            }

            return family;
        });
        return Math.Round((bytes - (CellStore.Bytes - arrays)) / Hot) + FinalizerEntry + sizeof(long);
    }

    private static (string Client, double Figure)[] OthersOf(bool histogram) =>
    [
        ("OpenTelemetry", HeapGrowth.OfSeries(n => new OpenTelemetrySeries(n, histogram))),
#if PROMETHEUS_NET
        ("prometheus-net", HeapGrowth.OfSeries(n => new PrometheusNetSeries(n, histogram))),
#endif
    ];

    private static double AllocatedByUse()
    {
        string[] topics = [.. Enumerable.Range(0, 200).Select(static i => $"topic-{i}")];
        for (var i = 0; i < 10; i++)
        {
            Use(topics);
        }

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
#pragma warning disable MK6001 // what is refused must not allocate either
            BenchMetrics.Orders(Status.Paid).Inc(-1.0);
#pragma warning restore MK6001
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
