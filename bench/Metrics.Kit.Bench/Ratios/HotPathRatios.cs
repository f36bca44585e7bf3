using System.Runtime.CompilerServices;
using MetricsKit.Families;

namespace MetricsKit.Bench.Ratios;

/// <summary>The cost of one call, from the declared method to the stored value, against one bare <see cref="Interlocked.Increment(ref long)"/>.</summary>
internal static class HotPathRatios
{
    private const int FreshWrites = 200;

    // Neither read-only nor constant: the compiler must not know which series a loop writes.
    private static Status s_status = Status.Refused;
    private static Channel s_channel = Channel.Shop;
    private static string s_topic = "orders.created";
    private static string s_tenant = "tenant-17";
    private static long s_bare;
    private static Family<Counter>? s_fresh;
    private static Counter?[] s_freshSeries = [];
    private static int s_index;
    private static readonly double[] s_values = Values();

    public static IEnumerable<RatioRow> Measure()
    {
        var contest = new Contest();
        var bare = contest.Add(Bare);
        var oneEnum = contest.Add(OneEnum);
        var twoEnums = contest.Add(TwoEnums);
        var fresh = contest.Add(Fresh, PrepareFresh);
        var oneOpen = contest.Add(OneOpen);
        var twoOpen = contest.Add(TwoOpen);
        var emptyCall = contest.Add(EmptyCalls);
        var atomicCall = contest.Add(AtomicCalls);
        var observeCall = contest.Add(ObserveCalls);
        contest.Run();

        const string Unit = "x Interlocked.Increment";
        yield return new("bare Interlocked.Increment", contest.Median(t => t[bare]), null, "ns");
        yield return new("counter, one enum label, in a loop", contest.Median(t => t[oneEnum] / t[bare]), 1.15, Unit);
        yield return new("counter, two enum labels: what the second one adds", contest.Median(t => (t[twoEnums] - t[oneEnum]) / t[bare]), 0.1, Unit);
        yield return new("counter, one enum label, cold (first writes of a series)", contest.Median(t => t[fresh] / t[bare]), 1.15, Unit);
        yield return new("histogram, 14 buckets, one enum label, net of the call", contest.Median(t => (t[observeCall] - t[emptyCall]) / (t[atomicCall] - t[emptyCall])), 2.4, "x an atomic increment, net");
        yield return new("counter, one open label", contest.Median(t => t[oneOpen] / t[bare]), null, Unit);
        yield return new("counter, two open labels", contest.Median(t => t[twoOpen] / t[bare]), null, Unit);
    }

    private static void Bare(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            Interlocked.Increment(ref s_bare);
        }
    }

    private static void OneEnum(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            BenchMetrics.Orders(s_status).Inc();
        }
    }

    private static void TwoEnums(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            BenchMetrics.ChannelOrders(s_status, s_channel).Inc();
        }
    }

    /// <summary>Makes series that nobody has written.</summary>
    private static void PrepareFresh(int iterations)
    {
        var label = LabelDefinition.Range("x", false, 0, (iterations / FreshWrites) - 1);
        s_fresh = new MetricRegistry().RegisterCounter(new() { Name = "fresh_total", Labels = [label] });
        s_freshSeries = s_fresh.Series;
    }

    /// <summary>Their first writes.</summary>
    private static void Fresh(int iterations)
    {
        for (s_index = 0; s_index < iterations / FreshWrites; s_index++)
        {
            for (var j = 0; j < FreshWrites; j++)
            {
                var index = s_index;
                (s_freshSeries[index] ?? s_fresh!.Create(index)).Inc();
            }
        }
    }

    private static void OneOpen(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            BenchMetrics.Messages(s_topic).Inc();
        }
    }

    private static void TwoOpen(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            BenchMetrics.TenantMessages(s_topic, s_tenant).Inc();
        }
    }

    private static void EmptyCalls(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            Nothing(s_status, s_values[i & (s_values.Length - 1)]);
        }
    }

    private static void AtomicCalls(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            Increment(s_status, s_values[i & (s_values.Length - 1)]);
        }
    }

    private static void ObserveCalls(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            Observe(s_status, s_values[i & (s_values.Length - 1)]);
        }
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Nothing(Status status, double value)
    {
        _ = status;
        _ = value;
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Increment(Status status, double value)
    {
        _ = status;
        _ = value;
        Interlocked.Increment(ref s_bare);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private static void Observe(Status status, double value) => BenchMetrics.OrderDuration(status).Observe(value);

    /// <summary>Durations that fall into every bucket, in no order that a branch predictor could learn.</summary>
    private static double[] Values()
    {
        var random = new Random(1);
        return [.. Enumerable.Range(0, 1024).Select(_ => Math.Exp((random.NextDouble() * 8.5) - 5.8))];
    }
}
