using System.Diagnostics;
using System.Runtime.CompilerServices;
using MetricsKit.Bench.Clients;
using MetricsKit.Families;

namespace MetricsKit.Bench.Ratios;

/// <summary>The cost of one call, from the declared method to the stored value, against one bare <see cref="Interlocked.Increment(ref long)"/>.</summary>
internal static class HotPathRatios
{
    // Fewer than a series takes to become hot.
    private const int ColdWrites = 200;
    private const int Slow = 10_000;

    private static Channel s_channel = Channel.Shop;
    private static Status s_status = Status.Refused;
    private static string s_topic = "orders.created-eu-west-1";
    private static string s_tenant = "tenant-17";
    private static long s_bare;
    private static Counter[] s_cold = [];

    public static IEnumerable<RatioRow> Measure()
    {
        using var own = new OwnClient();
        var others = Client.Others();
        var contest = new Contest();
        var bare = contest.Add(Bare);
        var emptyCall = contest.Add(EmptyCalls);
        var atomicCall = contest.Add(AtomicCalls);
        var count = Add(contest, own, others, static client => client.Count);
        var countCall = Add(contest, own, others, static client => client.CountCalls);
        var open = Add(contest, own, others, static client => client.CountOpen);
        var observeCall = Add(contest, own, others, static client => client.ObserveCalls);
        var twoEnums = contest.Add(TwoEnums);
        var cold = contest.Add(Cold, PrepareCold);
        var coldCall = contest.Add(ColdCalls, PrepareCold);
        var twoOpen = contest.Add(TwoOpen);
        var byHand = contest.Add(TimeByHand, iterations: Slow);
        var timer = contest.Add(Timer, iterations: Slow);
        contest.Run();

        const string Unit = "x Interlocked.Increment";
        const string NetUnit = "x an atomic increment, net";
        yield return new("bare Interlocked.Increment", contest.Median(t => t[bare]), null, "ns");
        yield return Row("counter, one enum label, in a loop", 0.2, Unit, count, (t, i) => t[i] / t[bare]);
        yield return Row("counter, one enum label, net of the call", 0.35, NetUnit, countCall, (t, i) => (t[i] - t[emptyCall]) / (t[atomicCall] - t[emptyCall]));
        yield return new("the same, cold (first 200 writes of a series)", contest.Median(t => (t[coldCall] - t[emptyCall]) / (t[atomicCall] - t[emptyCall])), 1.4, NetUnit);
        yield return new("counter, cold, in a loop", contest.Median(t => t[cold] / t[bare]), null, Unit);
        yield return new("counter, two enum labels: what the second one adds", contest.Median(t => (t[twoEnums] - t[count[0]]) / t[bare]), 0.1, Unit);
        yield return Row("counter, one open label of 24 characters", 3, Unit, open, (t, i) => t[i] / t[bare]);
        yield return new("counter, two open labels", contest.Median(t => t[twoOpen] / t[bare]), null, Unit);
        yield return Row("histogram, 14 buckets, one enum label, net of the call", 0.75, NetUnit, observeCall, (t, i) => (t[i] - t[emptyCall]) / (t[atomicCall] - t[emptyCall]));
        yield return new("timer: what it adds to two clock reads and one Observe", contest.Median(t => t[timer] - t[byHand]), 3, "ns");

        foreach (var other in others)
        {
            other.Dispose();
        }

        RatioRow Row(string work, double target, string unit, int[] loops, Func<double[], int, double> figure) =>
            new(work, contest.Median(t => figure(t, loops[0])), target, unit)
            {
                Others = [.. others.Select((other, i) => (other.Name, contest.Median(t => figure(t, loops[i + 1]))))],
            };
    }

    /// <summary>The same work by all clients, the library first.</summary>
    private static int[] Add(Contest contest, Client own, IReadOnlyList<Client> others, Func<Client, Action<int>> loop) =>
        [contest.Add(loop(own)), .. others.Select(other => contest.Add(loop(other), iterations: Slow))];

    private static void Bare(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            Interlocked.Increment(ref s_bare);
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
    private static void PrepareCold(int iterations)
    {
        var label = LabelDefinition.Range("x", false, 0, (iterations / ColdWrites) - 1);
        var family = new MetricRegistry().RegisterCounter(new() { Name = "cold_total", Labels = [label] });
        s_cold = [.. Enumerable.Range(0, iterations / ColdWrites).Select(family.Create)];
    }

    /// <summary>Their first writes.</summary>
    private static void Cold(int iterations)
    {
        foreach (var counter in s_cold)
        {
            for (var j = 0; j < ColdWrites; j++)
            {
                counter.Inc();
            }
        }
    }

    private static void ColdCalls(int iterations)
    {
        var i = 0;
        foreach (var counter in s_cold)
        {
            for (var j = 0; j < ColdWrites; j++)
            {
                Call(counter, Client.Durations[i++ & (Client.Durations.Length - 1)]);
            }
        }

        [MethodImpl(MethodImplOptions.NoInlining)]
        static void Call(Counter counter, double value)
        {
            _ = value;
            counter.Inc();
        }
    }

    private static void TwoOpen(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            BenchMetrics.TenantMessages(s_topic, s_tenant).Inc();
        }
    }

    /// <summary>What a timer does, written out: a clock read waits for what comes before, so the parts do not add up where each is timed alone.</summary>
    private static void TimeByHand(int iterations)
    {
        var secondsPerTick = 1.0 / Stopwatch.Frequency;
        for (var i = 0; i < iterations; i++)
        {
            var start = Stopwatch.GetTimestamp();
            BenchMetrics.OrderDuration(s_status).Observe((Stopwatch.GetTimestamp() - start) * secondsPerTick);
        }
    }

    private static void Timer(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            using (BenchMetrics.OrderDuration(s_status).NewTimer())
            {
            }
        }
    }

    private static void EmptyCalls(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            Nothing(s_status, Client.Durations[i & (Client.Durations.Length - 1)]);
        }
    }

    private static void AtomicCalls(int iterations)
    {
        for (var i = 0; i < iterations; i++)
        {
            Increment(s_status, Client.Durations[i & (Client.Durations.Length - 1)]);
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
}
