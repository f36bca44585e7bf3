using System.Diagnostics;

namespace MetricsKit.EndToEnd.Tests.Support;

/// <summary>Waits until something holds.</summary>
internal static class Eventually
{
    private static readonly TimeSpan Pause = TimeSpan.FromMilliseconds(50);

    /// <summary>Asks until the answer satisfies, and returns that answer.</summary>
    /// <exception cref="TimeoutException">It has not within <paramref name="within"/>; the message ends with <paramref name="explain"/>'s.</exception>
    public static async Task<T> Async<T>(string what, TimeSpan within, Func<Task<T>> ask, Func<T, bool> satisfies, Func<string> explain)
    {
        long start = Stopwatch.GetTimestamp();
        while (true)
        {
            T answer = await ask();
            if (satisfies(answer))
            {
                return answer;
            }

            if (Stopwatch.GetElapsedTime(start) > within)
            {
                throw new TimeoutException($"Not within {within.TotalSeconds} s: {what}. Last answer: {answer}\n{explain()}");
            }

            await Task.Delay(Pause);
        }
    }
}
