using System.Diagnostics;

namespace MetricsKit.Bench.Ratios;

/// <summary>The cost of a scrape.</summary>
internal static class ScrapeRatios
{
    public static async Task<IEnumerable<RatioRow>> MeasureAsync()
    {
        const int Series = 10_000;
        var benchmark = new ScrapeBenchmarks { Series = Series };
        benchmark.Fill();
        var times = new List<double>();
        var allocated = 0L;
        for (var i = 0; i < 300; i++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            var start = Stopwatch.GetTimestamp();
            await benchmark.Text().ConfigureAwait(false);
            times.Add(Stopwatch.GetElapsedTime(start).TotalNanoseconds / Series);
            allocated = GC.GetAllocatedBytesForCurrentThread() - before;
            if (i % 50 == 0)
            {
                await Task.Delay(50).ConfigureAwait(false);
            }
        }

        times.Sort();
        return
        [
            new("scrape of 10,000 counters, each line", times[times.Count / 2], null, "ns"),
            new("scrape of 10,000 counters, allocated", allocated, null, "bytes"),
        ];
    }
}
