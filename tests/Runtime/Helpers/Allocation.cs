namespace MetricsKit.Runtime.Tests.Helpers;

/// <summary>
/// What work allocates at best. A thread gets memory of its own once, for hot series or to look something up with, at a moment that
/// depends on other tests: one round in which nothing is allocated is enough.
/// </summary>
internal static class Allocation
{
    private const int Rounds = 10;

    /// <summary>Fewest bytes that a round of it allocated on this thread.</summary>
    public static long Least(Action work)
    {
        var least = long.MaxValue;
        for (var round = 0; round < Rounds && least > 0; round++)
        {
            var before = GC.GetAllocatedBytesForCurrentThread();
            work();
            least = Math.Min(least, GC.GetAllocatedBytesForCurrentThread() - before);
        }

        return least;
    }
}
