using System.Diagnostics;
using System.Globalization;
using MetricsKit.Bench.Clients;
using MetricsKit.Families;

namespace MetricsKit.Bench.Ratios;

/// <summary>The cost of a scrape, a line of text at a time.</summary>
internal static class ScrapeRatios
{
    private const int Counters = 100_000;
    private const int Histograms = 1_000;

    public static async Task<IEnumerable<RatioRow>> MeasureAsync()
    {
        var counters = new MetricRegistry();
        var counterFamily = counters.RegisterCounter(Definition("bench_total", Counters));
        for (var i = 0; i < Counters; i++)
        {
            counterFamily.Find(0, Value(i)).Inc(i);
        }

        var histograms = new MetricRegistry();
        var histogramFamily = histograms.RegisterHistogram(Definition("bench_seconds", Histograms));
        for (var i = 0; i < Histograms; i++)
        {
            histogramFamily.Find(0, Value(i)).Observe(i);
        }

        var (counterTime, allocated) = await TimeAsync(() => counters.WriteAsync(Stream.Null, ExpositionFormat.Text)).ConfigureAwait(false);
        var (histogramTime, _) = await TimeAsync(() => histograms.WriteAsync(Stream.Null, ExpositionFormat.Text)).ConfigureAwait(false);

        // A histogram of 14 bounds has 15 buckets, its sum and its count.
        const int HistogramLines = Histograms * 17;
        var otherCounters = await OthersAsync(Counters, histogram: false).ConfigureAwait(false);
        var otherHistograms = await OthersAsync(Histograms, histogram: true).ConfigureAwait(false);
        return
        [
            new("scrape of 100,000 counters, each line", counterTime / Counters, 20, "ns") { Others = [.. otherCounters.Select(static other => (other.Client, other.Time / Counters))] },
            .. Faster("the same: OpenTelemetry's time by ours", otherCounters, "OpenTelemetry", counterTime, 4),
            .. Faster("the same: prometheus-net's time by ours", otherCounters, "prometheus-net", counterTime, 10),
            new("scrape of 100,000 counters, allocated in all", allocated, 1_024, "bytes") { Others = [.. otherCounters.Select(static other => (other.Client, (double)other.Allocated))] },
            new("scrape of 1,000 histograms of 14 buckets, each line", histogramTime / HistogramLines, 20, "ns") { Others = [.. otherHistograms.Select(static other => (other.Client, other.Time / HistogramLines))] },
        ];
    }

    private static IEnumerable<RatioRow> Faster(string work, List<(string Client, double Time, long Allocated)> others, string client, double time, double target) =>
        others.Where(other => other.Client == client).Select(other => new RatioRow(work, other.Time / time, target, "x", IsLeast: true));

    private static async Task<List<(string Client, double Time, long Allocated)>> OthersAsync(int series, bool histogram)
    {
        var others = new List<(string, double, long)>();
        using (var client = new OpenTelemetrySeries(series, histogram))
        {
            var (time, allocated) = await TimeAsync(() =>
            {
                client.Scrape();
                return Task.CompletedTask;
            }).ConfigureAwait(false);
            others.Add(("OpenTelemetry", time, allocated));
        }

#if PROMETHEUS_NET
        var net = new PrometheusNetSeries(series, histogram);
        var (netTime, netAllocated) = await TimeAsync(net.ScrapeAsync).ConfigureAwait(false);
        others.Add(("prometheus-net", netTime, netAllocated));
#endif
        return others;
    }

    /// <summary>Median of the time of a scrape in nanoseconds, and the least that one allocated.</summary>
    private static async Task<(double Time, long Allocated)> TimeAsync(Func<Task> scrape)
    {
        var times = new List<double>();
        var allocated = long.MaxValue;
        for (var i = 0; i < 150; i++)
        {
            var before = GC.GetTotalAllocatedBytes(precise: true);
            var start = Stopwatch.GetTimestamp();
            await scrape().ConfigureAwait(false);
            times.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds);
            allocated = Math.Min(allocated, GC.GetTotalAllocatedBytes(precise: true) - before);
            if (i < 50 && i % 10 == 0)
            {
                // Code is compiled for speed in the background, a while after it was first used.
                await Task.Delay(50).ConfigureAwait(false);
            }
        }

        times.RemoveRange(0, 50);
        times.Sort();
        return (times[times.Count / 2], allocated);
    }

    private static string Value(int i) => (10_000 + i).ToString(CultureInfo.InvariantCulture);

    private static FamilyDefinition Definition(string name, int series) =>
        new() { Name = name, Help = "Of the benchmark.", Labels = [LabelDefinition.Open("x", false, series)], MaxSeries = series, Buckets = Client.Bounds };
}
