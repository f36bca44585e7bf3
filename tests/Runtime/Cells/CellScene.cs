using MetricsKit.Cells;

namespace MetricsKit.Runtime.Tests.Cells;

/// <summary>Slots and the arrays of threads are shared by the process, so no other test runs beside those that look at them.</summary>
[CollectionDefinition(nameof(CellScene), DisableParallelization = true)]
public sealed class CellScene
{
    /// <summary>Writes by one thread after which it has own cells, as nobody else scrapes.</summary>
    public const int Hot = 600;

    /// <summary>Where a series has its cells.</summary>
    internal static CellPlace PlaceOf(ICellOwner owner) => owner.Place;

    /// <summary>Does something often.</summary>
    public static void Repeat(int times, Action work)
    {
        for (var i = 0; i < times; i++)
        {
            work();
        }
    }

    /// <summary>Runs work on threads of their own, to their ends.</summary>
    public static void OnThreads(int threads, Action<int> work)
    {
        var failures = new List<Exception>();
        var started = Enumerable.Range(0, threads).Select(n => new Thread(() =>
        {
            try
            {
                work(n);
            }
            catch (Exception failure)
            {
                lock (failures)
                {
                    failures.Add(failure);
                }
            }
        })).ToArray();
        Array.ForEach(started, thread => thread.Start());
        Array.ForEach(started, thread => thread.Join());
        Assert.Empty(failures);
    }

    /// <summary>Has everything that nobody can reach finalised, slots given back included.</summary>
    public static void CollectGarbage()
    {
        for (var i = 0; i < 3; i++)
        {
            GC.Collect();
            GC.WaitForPendingFinalizers();
        }
    }

    /// <summary>Has the cells of threads that ended folded, as a scrape does.</summary>
    public static void Fold() => CellSums.Take().Dispose();
}
