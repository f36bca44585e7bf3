using System.Diagnostics;

namespace MetricsKit.Bench.Ratios;

/// <summary>The current thread and a second one that start work at the same moment, without waiting for a scheduler.</summary>
internal sealed class ThreadPair : IDisposable
{
    private readonly Thread _second;
    private Action<int>? _work;
    private int _asked;
    private int _ready;
    private int _go;
    private int _done;

    public ThreadPair()
    {
        _second = new Thread(Follow) { IsBackground = true };
        _second.Start();
    }

    /// <summary>Time until both have done their work, which is told 0 on this thread and 1 on the other.</summary>
    public TimeSpan Time(Action<int> work)
    {
        _work = work;
        var turn = Volatile.Read(ref _asked) + 1;
        Volatile.Write(ref _asked, turn);
        Await(ref _ready, turn);
        var start = Stopwatch.GetTimestamp();
        Volatile.Write(ref _go, turn);
        work(0);
        Await(ref _done, turn);
        return Stopwatch.GetElapsedTime(start);
    }

    /// <summary>Ends the second thread.</summary>
    public void Dispose()
    {
        _work = null;
        Volatile.Write(ref _asked, _asked + 1);
        _second.Join();
    }

    private void Follow()
    {
        for (var turn = 1; ; turn++)
        {
            Await(ref _asked, turn);
            if (_work is not { } work)
            {
                return;
            }

            Volatile.Write(ref _ready, turn);
            Await(ref _go, turn);
            work(1);
            Volatile.Write(ref _done, turn);
        }
    }

    private static void Await(ref int field, int value)
    {
        // Without giving the processor up: the scheduler then leaves the threads on one each.
        while (Volatile.Read(ref field) < value)
        {
        }
    }
}
