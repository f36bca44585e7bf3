using MetricsKit.Cells;
using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests.Cells;

/// <summary>Threads that come and go, series that come and go, and scrapes all the while: every total is exact and nothing ever goes down.</summary>
[Collection(nameof(CellScene))]
public sealed class CellStressTests
{
    private const int Writers = 4;
    private const int Generations = 60;
    private const int Writes = 2_000;
    private readonly MetricRegistry _registry = new();

    // What other tests left takes no slots.
    public CellStressTests() => CellScene.CollectGarbage();

    /// <summary>Scrapes until told to stop, and holds each scrape against the one before.</summary>
    private async Task<int> WatchAsync(CancellationToken stop)
    {
        var scrapes = 0;
        var last = new Dictionary<string, double>();
        for (; !stop.IsCancellationRequested || scrapes < 10; scrapes++)
        {
            foreach (var sample in Exposition.Parse(await Scrape.TextAsync(_registry), openMetrics: false).Samples)
            {
                var key = $"{sample.Name}{{{string.Join(',', sample.Labels.Order())}}}";
                Assert.True(sample.Value >= last.GetValueOrDefault(key), $"{key} went from {last.GetValueOrDefault(key):R} to {sample.Value:R}.");
                last[key] = sample.Value;
            }

            Assert.Equal(last.GetValueOrDefault("h_seconds_count{}"), last.GetValueOrDefault("h_seconds_bucket{[le, +Inf]}"));
        }

        return scrapes;
    }

    [Fact]
    public async Task Nothing_is_lost_and_nothing_goes_down()
    {
        var whole = Define.Counter(_registry, "whole_total");
        var tenths = Define.Counter(_registry, "tenths_total");
        var histogram = Define.Histogram(_registry, "h_seconds", 0.15, 0.25, 1);
        using var stop = new CancellationTokenSource();
        var watchers = Enumerable.Range(0, 2).Select(_ => Task.Run(() => WatchAsync(stop.Token))).ToArray();
        try
        {
            CellScene.OnThreads(Writers, writer =>
            {
                for (var generation = 0; generation < Generations; generation++)
                {
                    // Most threads live shortly; series of their own come and go with them, and with these the slots.
                    CellScene.OnThreads(1, _ =>
                    {
                        var passing = Define.Counter(new MetricRegistry());
                        for (var i = 0; i < Writes; i++)
                        {
                            whole.Inc();
                            whole.Inc(2L);
                            tenths.Inc(0.1);
                            histogram.Observe(0.1 * (i % 4));
                            passing.Inc();
                        }

                        Assert.Equal(Writes, passing.Value);
                    });
                    if (generation % 10 == writer)
                    {
                        CellScene.CollectGarbage();
                    }
                }
            });
        }
        finally
        {
            await stop.CancelAsync();
        }

        Assert.All(await Task.WhenAll(watchers), scrapes => Assert.True(scrapes >= 10));

        const double Rounds = (double)Writers * Generations * Writes;
        Assert.Equal(3 * Rounds, whole.Value);
        Assert.Equal(0.1 * Rounds, tenths.Value, 1e-3);
        Assert.Equal(Rounds, histogram.Count);
        Assert.Equal(Rounds / 2, histogram.CountAtOrBelow(0.15));
        Assert.Equal(Rounds * 3 / 4, histogram.CountAtOrBelow(0.25));
        Assert.Equal(0.15 * Rounds, histogram.Sum, 1e-3);
        Assert.Equal(3 * Rounds, _registry.GetSampleValue("whole_total"));
    }

    [Fact]
    public void Threads_that_ended_leave_no_memory_behind()
    {
        CellScene.Fold();
        var before = CellStore.Bytes;
        var counter = Define.Counter(_registry);
        CellScene.Repeat(300, () => CellScene.OnThreads(1, _ => CellScene.Repeat(CellScene.Hot, counter.Inc)));

        // Without any scrape, too.
        Assert.InRange(CellStore.Bytes, 0, before + (80 * 70_000));
        CellScene.Fold();
        Assert.InRange(CellStore.Bytes, 0, before);
        Assert.Equal(300 * CellScene.Hot, counter.Value);
    }

    [Fact]
    public void A_sum_of_fractions_does_not_go_down_when_threads_end()
    {
        var counter = Define.Counter(_registry);
        var histogram = Define.Histogram(_registry, "h_seconds");
        const int Threads = 8;
        double fraction = 0, sum = 0;
        for (var round = 0; round < 100; round++)
        {
            using var written = new CountdownEvent(Threads);
            using var seen = new ManualResetEventSlim();
            var threads = Enumerable.Range(0, Threads).Select(n => new Thread(() =>
            {
                // Own cells get numbers with all their digits, whose sum depends on the order; the shared cell next to nothing.
                for (var i = 0; i < CellScene.Hot; i++)
                {
                    var value = i < CellScene.Hot / 2 ? 1e-9 : 1 / (Math.PI + n + (i % 50));
                    counter.Inc(value);
                    histogram.Observe(value);
                }

                written.Signal();
                seen.Wait();
            })).ToArray();
            Array.ForEach(threads, thread => thread.Start());
            written.Wait();
            Look();
            seen.Set();
            Array.ForEach(threads, thread => thread.Join());
            CellScene.Fold();
            Look();
        }

        void Look()
        {
            Assert.True(counter.Value >= fraction);
            Assert.True(histogram.Sum >= sum);
            (fraction, sum) = (counter.Value, histogram.Sum);
        }
    }
}
