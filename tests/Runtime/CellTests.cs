using MetricsKit.Cells;
using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

/// <summary>Series that are hot: their counts are spread over the cells of threads. Slots are shared by the process, so no other test runs meanwhile.</summary>
[CollectionDefinition(nameof(CellTests), DisableParallelization = true)]
[Collection(nameof(CellTests))]
public sealed class CellTests
{
    private readonly MetricRegistry _registry = new();

    /// <summary>Enough writes by one thread for it to have own cells.</summary>
    private const int Hot = 600;

    /// <summary>Runs something on a thread of its own, to its end.</summary>
    private static void OnThread(Action work)
    {
        Exception? failure = null;
        var thread = new Thread(() =>
        {
            try
            {
                work();
            }
            catch (Exception thrown)
            {
                failure = thrown;
            }
        });
        thread.Start();
        thread.Join();
        Assert.Null(failure);
    }

    private static void Repeat(int times, Action work)
    {
        for (var i = 0; i < times; i++)
        {
            work();
        }
    }

    private static CellPlace PlaceOf(ICellOwner owner) => owner.Place;

    [Fact]
    public void A_series_that_is_written_often_gets_own_cells_and_one_that_is_not_does_not()
    {
        var hot = Define.Counter(_registry, "hot_total");
        var cold = Define.Counter(_registry, "cold_total");
        Repeat(Hot, hot.Inc);
        Repeat(255, cold.Inc);
        Assert.True(PlaceOf(hot).HasSlot);
        Assert.False(PlaceOf(cold).HasSlot);
        Assert.Equal(Hot, hot.Value);
        Assert.Equal(255, cold.Value);
    }

    [Fact]
    public async Task Writes_are_counted_afresh_after_each_scrape()
    {
        var counter = Define.Counter(_registry);
        for (var i = 0; i < 20; i++)
        {
            Repeat(200, counter.Inc);
            await Scrape.TextAsync(_registry);
        }

        Assert.False(PlaceOf(counter).HasSlot);
    }

    [Fact]
    public void Nothing_is_lost_of_threads_that_come_and_go()
    {
        CellSums.Take().Dispose();
        var before = CellStore.Bytes;
        var counter = Define.Counter(_registry);
        var histogram = Define.Histogram(_registry, "h_seconds", 1, 2);
        for (var i = 0; i < 200; i++)
        {
            OnThread(() => Repeat(Hot, () =>
            {
                counter.Inc();
                counter.Inc(3L);
                counter.Inc(0.5);
                histogram.Observe(1.5);
            }));
            if (i % 10 == 0)
            {
                CellSums.Take().Dispose();
            }
        }

        Assert.Equal(200 * Hot * 4.5, counter.Value);
        Assert.Equal(200 * Hot, histogram.Count);
        Assert.Equal(200 * Hot, histogram.CountAtOrBelow(2));
        Assert.Equal(200 * Hot * 1.5, histogram.Sum);
        CellSums.Take().Dispose();
        Assert.InRange(CellStore.Bytes, 0, before);
    }

    [Fact]
    public void Without_own_cells_everything_counts_the_same()
    {
        CellStore.IsEnabled = false;
        try
        {
            var counter = Define.Counter(_registry);
            var histogram = Define.Histogram(_registry, "h_seconds", 1, 2);
            Repeat(2000, () =>
            {
                counter.Inc();
                counter.Inc(0.25);
                histogram.Observe(-1.5);
            });
            Assert.False(PlaceOf(counter).HasSlot);
            Assert.False(PlaceOf(histogram).HasSlot);
            Assert.Equal(2500, counter.Value);
            Assert.Equal(-3000, histogram.Sum);
            Assert.Equal(2000, histogram.CountAtOrBelow(1));
        }
        finally
        {
            CellStore.IsEnabled = true;
        }
    }
}
