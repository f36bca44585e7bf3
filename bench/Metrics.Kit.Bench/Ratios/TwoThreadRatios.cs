using System.Diagnostics;
using MetricsKit.Bench.Clients;
using MetricsKit.Cells;
using MetricsKit.Families;

namespace MetricsKit.Bench.Ratios;

/// <summary>What two threads that do the same work at once get done, against one alone: 2 where neither is in the other's way.</summary>
internal static class TwoThreadRatios
{
    private const int Rounds = 1_001;
    private const int Warm = 60;
    private static long s_bare;

    public static IEnumerable<RatioRow> Measure()
    {
        const string Unit = "x the throughput of one";
        using var pair = new ThreadPair();
        using var own = new OwnClient();
        var others = Client.Others();
        yield return new("two threads, one bare Interlocked.Increment", Throughput(pair, Bare, 20_000), null, Unit);
        yield return Row("two threads, one counter", static client => client.Count);
        yield return Row("two threads, one histogram of 14 buckets", static client => client.ObserveCalls);
        yield return new("two threads, two neighbouring cold counters", NeighbourThroughput(pair), 1.9, Unit, IsLeast: true);
        foreach (var other in others)
        {
            other.Dispose();
        }

        RatioRow Row(string work, Func<Client, Action<int>> loop) => new(work, Throughput(pair, loop(own), 100_000), 1.9, Unit, IsLeast: true)
        {
            Others = [.. others.Select(other => (other.Name, Throughput(pair, loop(other), 5_000)))],
        };
    }

    private static void Bare(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            Interlocked.Increment(ref s_bare);
        }
    }

    private static double Throughput(ThreadPair pair, Action<int> loop, int iterations) => Throughput(pair, _ => loop(iterations));

    /// <summary>Series that stay cold, as all do in a 32-bit process: those of a family's first two values.</summary>
    private static double NeighbourThroughput(ThreadPair pair)
    {
        CellStore.IsEnabled = false;
        var family = new MetricRegistry().RegisterCounter(new() { Name = "cold_total", Labels = [LabelDefinition.Closed("status", false, "paid", "refused")] });
        Counter[] neighbours = [family.Create(0), family.Create(1)];
        var throughput = Throughput(pair, turn =>
        {
            var counter = neighbours[turn];
            for (var i = 0; i < 20_000; i++)
            {
                counter.Inc();
            }
        });
        CellStore.IsEnabled = true;
        return throughput;
    }

    private static double Throughput(ThreadPair pair, Action<int> work)
    {
        var alone = new List<double>();
        var both = new List<double>();
        for (var round = 0; round < Warm + Rounds; round++)
        {
            var start = Stopwatch.GetTimestamp();
            work(round & 1);
            var one = Stopwatch.GetElapsedTime(start);
            var two = pair.Time(work);
            if (round >= Warm)
            {
                alone.Add(one.TotalNanoseconds);
                both.Add(two.TotalNanoseconds);
            }
        }

        // The fastest fiftieth: on a busy machine, only there did both threads run at once.
        return 2 * Fast(alone) / Fast(both);

        static double Fast(List<double> times) => times.Order().ElementAt(times.Count / 50);
    }
}
