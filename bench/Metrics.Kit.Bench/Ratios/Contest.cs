using System.Diagnostics;

namespace MetricsKit.Bench.Ratios;

/// <summary>
/// Runs loops in turns, so that whatever slows the machine slows all of them, and compares each round's times with each other: a ratio is
/// the median over the rounds.
/// </summary>
internal sealed class Contest
{
    // A loop takes about half a millisecond: most rounds are over before the scheduler takes the processor away.
    private const int Rounds = 601;
    private readonly List<(Action<int> Loop, Action<int>? Prepare, int Iterations)> _loops = [];
    private double[][] _times = [];

    /// <summary>Adds a loop that does its work as often as it is told.</summary>
    /// <param name="loop">The loop.</param>
    /// <param name="prepare">What comes before each run of it, untimed.</param>
    /// <param name="iterations">How often in a round; fewer for work that takes longer.</param>
    /// <returns>What to ask for its time by.</returns>
    public int Add(Action<int> loop, Action<int>? prepare = null, int iterations = 100_000)
    {
        _loops.Add((loop, prepare, iterations));
        return _loops.Count - 1;
    }

    public void Run()
    {
        // Compilation to the last tier happens in the background, after enough calls and some time without new methods.
        for (var i = 0; i < 60; i++)
        {
            for (var j = 0; j < _loops.Count; j++)
            {
                Time(j, 2_000);
            }

            Thread.Sleep(10);
        }

        _times = [.. Enumerable.Range(0, Rounds).Select(_ => new double[_loops.Count])];
        foreach (var times in _times)
        {
            for (var i = 0; i < times.Length; i++)
            {
                times[i] = Time(i, _loops[i].Iterations);
            }
        }
    }

    /// <summary>Median over the rounds of whatever is computed from one round's times (nanoseconds an iteration).</summary>
    public double Median(Func<double[], double> figure)
    {
        var figures = _times.Select(figure).Order().ToArray();
        return figures[figures.Length / 2];
    }

    private double Time(int index, int iterations)
    {
        var (loop, prepare, _) = _loops[index];
        prepare?.Invoke(iterations);
        var start = Stopwatch.GetTimestamp();
        loop(iterations);
        return Stopwatch.GetElapsedTime(start).TotalNanoseconds / iterations;
    }
}
