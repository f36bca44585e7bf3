using MetricsKit.Cells;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests.Cells;

[Collection(nameof(CellScene))]
public sealed class HotSeriesTests
{
    private readonly MetricRegistry _registry = new();

    // What other tests left takes no slots.
    public HotSeriesTests() => CellScene.CollectGarbage();

    [Fact]
    public void A_series_that_is_written_often_gets_own_cells_and_one_that_is_not_does_not()
    {
        var hot = Define.Counter(_registry, "hot_total");
        var large = Define.Counter(_registry, "large_total");
        var cold = Define.Counter(_registry, "cold_total");
        CellScene.Repeat(CellScene.Hot, hot.Inc);
        CellScene.Repeat(CellScene.Hot, () => large.Inc(4096L));
        CellScene.Repeat(255, cold.Inc);
        Assert.True(CellScene.PlaceOf(hot).HasSlot);
        Assert.True(CellScene.PlaceOf(large).HasSlot);
        Assert.False(CellScene.PlaceOf(cold).HasSlot);
        Assert.Equal(CellScene.Hot, hot.Value);
        Assert.Equal(CellScene.Hot * 4096.0, large.Value);
        Assert.Equal(255, cold.Value);
    }

    [Fact]
    public async Task Writes_are_counted_afresh_after_each_scrape()
    {
        var counter = Define.Counter(_registry);
        var large = Define.Counter(_registry, "large_total");
        var histogram = Define.Histogram(_registry, "h_seconds");
        for (var i = 0; i < 20; i++)
        {
            CellScene.Repeat(200, counter.Inc);
            CellScene.Repeat(200, () => large.Inc(1500L));
            CellScene.Repeat(200, () => histogram.Observe(1));
            await Scrape.TextAsync(_registry);
        }

        Assert.False(CellScene.PlaceOf(counter).HasSlot);
        Assert.False(CellScene.PlaceOf(large).HasSlot);
        Assert.False(CellScene.PlaceOf(histogram).HasSlot);
    }

    [Fact]
    public void A_hot_counter_is_raised_to_a_total()
    {
        var counter = Define.Counter(_registry);
        CellScene.Repeat(CellScene.Hot, counter.Inc);
        counter.IncTo(100);
        Assert.Equal(CellScene.Hot, counter.Value);
        counter.IncTo(1000.5);
        CellScene.OnThreads(2, _ => CellScene.Repeat(2_000, () => counter.IncTo(counter.Value)));
        Assert.InRange(counter.Value, 1000.5, 1000.5 + 4_000);
        var before = counter.Value;
        counter.IncTo(1_000_000);
        Assert.Equal(1_000_000, counter.Value);
        Assert.True(before < counter.Value);
    }

    [Fact]
    public async Task Own_cells_that_have_grown_large_keep_every_digit()
    {
        const int Times = 30_000;
        var counter = Define.Counter(_registry);
        CellScene.OnThreads(2, _ => CellScene.Repeat(Times, () => counter.Inc((long)uint.MaxValue)));
        counter.Inc();
        Assert.True(CellScene.PlaceOf(counter).HasSlot);
        Assert.Contains($"\nthings_total {(2L * Times * uint.MaxValue) + 1}\n", await Scrape.TextAsync(_registry), StringComparison.Ordinal);
    }

    [Fact]
    public void Negative_observations_lower_the_sum_of_a_hot_histogram()
    {
        var histogram = Define.Histogram(_registry, "h", 0, 1);
        CellScene.Repeat(CellScene.Hot, () => histogram.Observe(2));
        Assert.Equal(CellScene.Hot * 2, histogram.Sum);
        CellScene.Repeat(CellScene.Hot, () => histogram.Observe(-3));
        Assert.Equal(-CellScene.Hot, histogram.Sum);
        Assert.Equal(CellScene.Hot, histogram.CountAtOrBelow(0));
        Assert.Equal(2 * CellScene.Hot, histogram.Count);
    }

    [Fact]
    public async Task Misuse_of_a_hot_series_is_counted_and_changes_nothing()
    {
        var counter = Define.Counter(_registry);
        var histogram = Define.Histogram(_registry, "h", 1);
        CellScene.Repeat(CellScene.Hot, counter.Inc);
        CellScene.Repeat(CellScene.Hot, () => histogram.Observe(0.5));
        counter.Inc(-1L);
        counter.Inc(-0.5);
        counter.Inc(double.NaN);
        histogram.Observe(double.NaN);
        histogram.Observe(double.PositiveInfinity);
        histogram.Observe(double.NegativeInfinity);
        histogram.Observe(1, -1);
        Assert.Equal(CellScene.Hot, counter.Value);
        Assert.Equal(CellScene.Hot, histogram.Count);
        Assert.Equal(CellScene.Hot * 0.5, histogram.Sum);
        Assert.Equal(2, _registry.GetSampleValue("metricskit_misuse_total", ("metric", "things_total"), ("reason", "negative_increment")));
        Assert.Equal(3, _registry.GetSampleValue("metricskit_misuse_total", ("metric", "h"), ("reason", "not_finite")));
        Assert.Contains($"\nthings_total {CellScene.Hot}\n", await Scrape.TextAsync(_registry), StringComparison.Ordinal);
    }

    [Fact]
    public void While_its_slot_is_hidden_a_series_counts_in_the_shared_cell_and_loses_nothing()
    {
        var counter = Define.Counter(_registry);
        var histogram = Define.Histogram(_registry, "h", 1);
        CellScene.Repeat(CellScene.Hot, () => Write(counter, histogram));
        ((ICellOwner)counter).Place.Hide();
        ((ICellOwner)histogram).Place.Hide();
        Assert.True(CellScene.PlaceOf(counter) is { HasSlot: true, Slot: < 0 });
        Write(counter, histogram);
        Assert.Equal(CellScene.Hot + 1, counter.Value);
        Assert.Equal(CellScene.Hot + 1, histogram.Count);
        using (var sums = CellSums.Take())
        {
            Assert.Equal(CellScene.Hot + 1, counter.Read(sums).Whole);
        }

        ((ICellOwner)counter).Place.Show();
        ((ICellOwner)histogram).Place.Show();
        Write(counter, histogram);
        Assert.Equal(CellScene.Hot + 2, counter.Value);
        Assert.Equal(CellScene.Hot + 2, histogram.Sum);

        static void Write(Counter counter, Histogram histogram)
        {
            counter.Inc();
            histogram.Observe(1);
        }
    }

    [Fact]
    public void Without_own_cells_everything_counts_the_same()
    {
        CellStore.IsEnabled = false;
        try
        {
            var counter = Define.Counter(_registry);
            var histogram = Define.Histogram(_registry, "h_seconds", 1, 2);
            CellScene.OnThreads(4, _ => CellScene.Repeat(2000, () =>
            {
                counter.Inc();
                counter.Inc(0.25);
                histogram.Observe(-1.5);
            }));
            Assert.False(CellScene.PlaceOf(counter).HasSlot);
            Assert.False(CellScene.PlaceOf(histogram).HasSlot);
            Assert.Equal(4 * 2500, counter.Value);
            Assert.Equal(4 * -3000, histogram.Sum);
            Assert.Equal(4 * 2000, histogram.CountAtOrBelow(1));
        }
        finally
        {
            CellStore.IsEnabled = true;
        }
    }
}
