using MetricsKit.Families;
using MetricsKit.Runtime.Tests.Helpers;

namespace MetricsKit.Runtime.Tests;

/// <summary>What the whole heap holds is only told apart while no other test runs.</summary>
[CollectionDefinition(nameof(MemoryTests), DisableParallelization = true)]
[Collection(nameof(MemoryTests))]
public sealed class MemoryTests
{
    [Fact]
    public void Hostile_values_leave_memory_as_it_is()
    {
        var family = new MetricRegistry().RegisterCounter(Define.Metric("a_total", LabelDefinition.Open("y", false, 50), LabelDefinition.Open("z", true, 50)));
        var random = new Random(1);
        var before = 0L;
        for (var i = 0; i < 200_000; i++)
        {
            family.Find(0, [random.NextInt64().ToString(), i % 3 == 0 ? null : random.NextInt64().ToString()]).Inc();
            if (i == 20_000)
            {
                before = GC.GetTotalMemory(forceFullCollection: true);
            }
        }

        Assert.InRange(GC.GetTotalMemory(forceFullCollection: true) - before, long.MinValue, 512 * 1024);
        GC.KeepAlive(family);
    }

    [Fact]
    public void A_series_takes_no_more_memory_than_promised()
    {
        Assert.InRange(BytesASeries((registry, n) => registry.RegisterCounter(Define.Metric("c_total", LabelDefinition.Range("x", false, 10_001, 10_000 + n)))), 1, 64);
        double[] bounds = [.. Enumerable.Range(1, 14).Select(i => (double)i)];
        Assert.InRange(
            BytesASeries((registry, n) => registry.RegisterHistogram(new() { Name = "h", Buckets = bounds, Labels = [LabelDefinition.Range("x", false, 10_001, 10_000 + n)] })),
            1,
            260);

        // The text x="12345" takes 9 bytes: that is no part of the promise. Two sizes are compared, so that
        // what a registry and a family take once cancels out; the median of several runs, since pools and the test runner use the heap too.
        static double BytesASeries<T>(Func<MetricRegistry, int, Family<T>> register)
            where T : class
        {
            var runs = Enumerable.Range(0, 5).Select(_ => (double)(BytesOf(65_000, register) - BytesOf(10_000, register)) / 55_000).Order().ToArray();
            return Math.Floor(runs[2] - 9 + 0.1);
        }

        static long BytesOf<T>(int count, Func<MetricRegistry, int, Family<T>> register)
            where T : class
        {
            var registry = new MetricRegistry();
            var before = GC.GetTotalMemory(forceFullCollection: true);
            var family = register(registry, count);
            for (var i = 0; i < count; i++)
            {
                family.Create(i);
            }

            var bytes = GC.GetTotalMemory(forceFullCollection: true) - before;
            GC.KeepAlive(registry);
            GC.KeepAlive(family);
            return bytes;
        }
    }
}
