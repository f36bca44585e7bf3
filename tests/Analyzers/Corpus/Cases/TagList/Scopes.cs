using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Kiln.Workers;

public readonly struct MeasureScope : IDisposable
{
    private readonly Histogram<double> _histogram;
    private readonly long _start;
    private readonly TagList _tags;

    public MeasureScope(Histogram<double> histogram, in TagList tags)
    {
        _histogram = histogram;
        _tags = tags;
        _start = Stopwatch.GetTimestamp();
    }

    public void Dispose() => _histogram.Record(Stopwatch.GetElapsedTime(_start).TotalSeconds, _tags);
}

public sealed class KilnWorker : BackgroundService
{
    private static readonly Meter Meter = new("Kiln");
    private static readonly Histogram<double> Firing = Meter.CreateHistogram<double>("firing", "s");
    private static readonly Counter<int> Loaded = Meter.CreateCounter<int>("loaded");
    private readonly Queue<Pot> _pots = new();

    protected override async Task ExecuteAsync(CancellationToken stoppingToken)
    {
        while (_pots.TryDequeue(out Pot? pot))
        {
            using (new MeasureScope(Firing, new TagList { { "glaze", pot.Glaze.ToString() } })) // bounded: glaze
            {
                await Task.Delay(1, stoppingToken);
            }

            using var again = new MeasureScope(Firing, new TagList { { "potter", pot.Potter.FullName } }); // high: potter
            Loaded.Add(1, With("run", Guid.CreateVersion7().ToString())); // high: run #1
            Loaded.Add(1, With("round", pot.Second ? "second" : "first")); // bounded: round
        }
    }

    private static TagList With(string name, object? value)
    {
        var list = new TagList();
        list.Add("kiln", Environment.GetEnvironmentVariable("KILN")); // bounded: kiln
        list.Add(name, value); // either: run #1
        return list;
    }
}

public enum Glaze { Celadon, Tenmoku }

public sealed record Potter(string FullName);

public sealed record Pot(Glaze Glaze, Potter Potter, bool Second);
