using System.Diagnostics;
using System.Diagnostics.Metrics;
using Sluice.Common;

namespace Sluice.Locks;

public sealed class Lock : IAsyncDisposable
{
    private static readonly Meter Source = new("Sluice.Locks");
    private static readonly Counter<long> Passages = Source.CreateCounter<long>("passages");
    private static readonly Histogram<double> Fill = Source.CreateHistogram<double>("fill", "s");
    private readonly string _river;
    private readonly string _instance = $"{Environment.MachineName}-{Guid.NewGuid():N}";

    public Lock(IConfiguration configuration) => _river = configuration["River"] ?? "unknown";

    public async Task PassAsync(Boat boat, Keeper keeper)
    {
        long start = Stopwatch.GetTimestamp();
        Passages.Increment("river", _river); // bounded: river
        Passages.Increment("valve", boat.Registration); // high: valve #1
        Passages.Increment("flag", boat.Flag); // bounded: flag
        Passages.Increment("instance", _instance); // unclear: instance
        await Task.Yield();
        Fill.Observe(Stopwatch.GetElapsedTime(start), "river".Tag(_river), "operator".Tag(keeper.PersonnelNumber)); // bounded: river // high: operator #2
    }

    public ValueTask DisposeAsync() => ValueTask.CompletedTask;
}

public sealed record Boat(string Registration, string Flag);

public sealed record Keeper(int PersonnelNumber);
