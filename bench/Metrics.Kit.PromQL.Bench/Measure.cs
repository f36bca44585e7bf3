using System.Diagnostics;

namespace MetricsKit.PromQL.Bench;

/// <summary>What one piece of work costs per expression.</summary>
/// <param name="Median">Median over the expressions of each one's median, in microseconds.</param>
/// <param name="Percentile95">19 of 20 expressions take no longer, in microseconds.</param>
/// <param name="Bytes">Median of the bytes allocated.</param>
/// <param name="Bytes95">19 of 20 expressions allocate no more.</param>
/// <param name="Total">Sum of the medians, in microseconds.</param>
internal sealed record Cost(double Median, double Percentile95, long Bytes, long Bytes95, double Total)
{
    private const int WarmUp = 30, Rounds = 41;

    /// <summary>Does the work for every text, over and over: so each is measured with the others' data in the caches.</summary>
    public static Cost Of(IReadOnlyList<string> texts, Action<string> work)
    {
        var times = new long[texts.Count][];
        var bytes = new long[texts.Count];
        for (int i = 0; i < texts.Count; i++)
        {
            times[i] = new long[Rounds];
        }

        for (int round = -WarmUp; round < Rounds; round++)
        {
            for (int i = 0; i < texts.Count; i++)
            {
                long allocated = GC.GetAllocatedBytesForCurrentThread();
                long start = Stopwatch.GetTimestamp();
                work(texts[i]);
                long end = Stopwatch.GetTimestamp();
                bytes[i] = GC.GetAllocatedBytesForCurrentThread() - allocated;
                if (round >= 0)
                {
                    times[i][round] = end - start;
                }
            }

            if (round < 0)
            {
                // Lets the runtime put optimized code in place.
                Thread.Sleep(10);
            }
        }

        double[] medians = [.. times.Select(t => Middle(t) * 1e6 / Stopwatch.Frequency).Order()];
        Array.Sort(bytes);
        return new Cost(medians[medians.Length / 2], medians[medians.Length * 19 / 20], bytes[bytes.Length / 2], bytes[bytes.Length * 19 / 20], medians.Sum());
    }

    private static long Middle(long[] values)
    {
        Array.Sort(values);
        return values[values.Length / 2];
    }
}
