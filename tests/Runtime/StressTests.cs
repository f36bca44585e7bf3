using MetricsKit.Stress;

namespace MetricsKit.Runtime.Tests;

/// <summary>A short run of the stress project: what it does for a minute, with a fixed number of writes.</summary>
public sealed class StressTests
{
    [Fact]
    public async Task No_increment_is_lost_while_series_expire_and_come_back()
    {
        var world = new ExpiringWorld();
        for (var round = 0; round < 3; round++)
        {
            await world.RoundAsync(threads: 3, bursts: 40);
        }

        Assert.Empty(world.Violations);
        Assert.NotEqual(0, world.Gone);
    }

    [Fact]
    public async Task Sums_are_exact_and_bounds_hold_whatever_callers_send()
    {
        var world = new HostileWorld();
        var writers = Enumerable.Range(0, 3).Select(n => Task.Factory.StartNew(
            () => world.Write(n, 60), CancellationToken.None, TaskCreationOptions.LongRunning, TaskScheduler.Default)).ToArray();
        var all = Task.WhenAll(writers);
        for (var n = 0; n < 5 || !all.IsCompleted; n++)
        {
            world.See(await Samples.ScrapeAsync(world.Registry, n % 2 == 0 ? ExpositionFormat.Text : ExpositionFormat.OpenMetrics));
        }

        await all;
        world.Settle(await Samples.ScrapeAsync(world.Registry, ExpositionFormat.Text));
        Assert.Empty(world.Violations);
    }
}
