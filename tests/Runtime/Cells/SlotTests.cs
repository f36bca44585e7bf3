using System.Runtime.CompilerServices;
using MetricsKit.Cells;
using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests.Cells;

[Collection(nameof(CellScene))]
public sealed class SlotTests
{
    private const int Series = 50;

    // What other tests left takes no slots.
    public SlotTests() => CellScene.CollectGarbage();

    /// <summary>Series that were hot on this thread and on one that has ended, and that nobody can reach any more.</summary>
    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void LeaveGarbage()
    {
        var family = new MetricRegistry().RegisterCounter(Define.Metric("gone_total", LabelDefinition.Range("x", false, 1, Series)));
        var histogram = Define.Histogram(new MetricRegistry());
        CellScene.OnThreads(1, _ => Write());
        Write();
        CellScene.Fold();
        Assert.All(family.Series.Take(Series), counter => Assert.True(CellScene.PlaceOf(counter!).HasSlot));
        Assert.True(CellScene.PlaceOf(histogram).HasSlot);

        void Write()
        {
            for (var i = 0; i < Series; i++)
            {
                CellScene.Repeat(CellScene.Hot, family.Create(i).Inc);
            }

            CellScene.Repeat(CellScene.Hot, () => histogram.Observe(3));
        }
    }

    [Fact]
    public void Slots_of_series_that_nobody_can_reach_are_used_again_and_are_empty()
    {
        CellScene.CollectGarbage();
        var before = CellStore.TakenSlots;
        LeaveGarbage();
        CellScene.CollectGarbage();
        Assert.InRange(CellStore.TakenSlots, 0, before);

        // Longer than what is left: these get the same slots.
        var family = new MetricRegistry().RegisterCounter(Define.Metric("next_total", LabelDefinition.Range("x", false, 1, Series)));
        for (var i = 0; i < Series; i++)
        {
            CellScene.Repeat(CellScene.Hot, family.Create(i).Inc);
            Assert.True(CellScene.PlaceOf(family.Create(i)).HasSlot);
            Assert.Equal(CellScene.Hot, family.Create(i).Value);
        }
    }

    [Fact]
    public void A_scrape_that_runs_shows_nothing_of_a_slots_former_owner()
    {
        LeaveGarbage();
        using var sums = CellSums.Take();
        CellScene.CollectGarbage();
        var family = new MetricRegistry().RegisterCounter(Define.Metric("next_total", LabelDefinition.Range("x", false, 1, 4 * Series)));
        for (var i = 0; i < 4 * Series; i++)
        {
            var counter = family.Create(i);
            CellScene.Repeat(CellScene.Hot, counter.Inc);
            Assert.True(CellScene.PlaceOf(counter).HasSlot);

            // All it can know of is what was written before the counter became hot.
            Assert.InRange(counter.Read(sums).Value, 0, 256);
        }
    }

    [Fact]
    public void A_series_that_became_hot_after_the_sums_were_taken_shows_what_it_had_by_then()
    {
        var registry = new MetricRegistry();
        var counter = Define.Counter(registry);
        CellScene.Repeat(100, counter.Inc);
        using var sums = CellSums.Take();
        CellScene.Repeat(CellScene.Hot, counter.Inc);
        var shown = counter.Read(sums).Whole;
        Assert.InRange(shown, 100, 100 + CellScene.Hot);
        using var later = CellSums.Take();
        Assert.Equal(100 + CellScene.Hot, counter.Read(later).Whole);
    }

    [Fact]
    public async Task Series_beyond_the_slots_stay_right_and_memory_stays_within_its_bound()
    {
        const int Many = 9_000;
        const int Threads = 550;
        CellScene.CollectGarbage();
        CellScene.Fold();
        var registry = new MetricRegistry();
        var family = registry.RegisterCounter(Define.Metric("c_total", LabelDefinition.Range("x", false, 1, Many)));
        for (var i = 0; i < Many; i++)
        {
            CellScene.Repeat(300, family.Create(i).Inc);
        }

        Assert.InRange(CellStore.TakenSlots, CellStore.MostSlots - 100, CellStore.MostSlots);
        Assert.False(CellScene.PlaceOf(family.Create(Many - 1)).HasSlot);

        // Each of these has as long an array as there is, if memory allows, and all are alive at once.
        using var all = new Barrier(Threads);
        var last = Enumerable.Range(0, Many).Last(i => CellScene.PlaceOf(family.Create(i)).HasSlot);
        CellScene.OnThreads(Threads, _ =>
        {
            CellScene.Repeat(CellScene.Hot, family.Create(last).Inc);
            all.SignalAndWait();
            Assert.InRange(CellStore.Bytes, CellStore.MostBytes / 2, CellStore.MostBytes);
            all.SignalAndWait();
        });
        var samples = Exposition.Parse(await Scrape.TextAsync(registry), openMetrics: false).Samples.Where(sample => sample.Name == "c_total").ToArray();
        Assert.Equal(Many, samples.Length);
        Assert.Equal((300.0 * Many) + (Threads * CellScene.Hot), samples.Sum(sample => sample.Value));
        Assert.Equal(Many - 1, samples.Count(sample => sample.Value == 300));
        GC.KeepAlive(family);
    }
}
