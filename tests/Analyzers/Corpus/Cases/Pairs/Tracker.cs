using System.Diagnostics.Metrics;

namespace Kite.Common;

public sealed class Tracker
{
    private static readonly Meter M = new("kite");
    private static readonly Counter<long> Events = M.CreateCounter<long>("events");

    private readonly List<KeyValuePair<string, object?>> _tags = [];

    public static Tracker New() => new();

    public Tracker With(string key, object? value)
    {
        _tags.Add(new(key, value)); // either: wind #1
        return this;
    }

    public void Fire(string name) => Events.Add(1, [.. _tags, new("event", name)]); // bounded: event
}

public static class Flight
{
    public static void Launch(double wind, string colour, bool night)
    {
        Tracker.New()
            .With("night", night) // bounded: night
            .With("wind", wind) // high: wind #1
            .Fire("launch");
    }

    public static void Land(Line line) => Tracker.New().With("line", line.Material.ToString()).Fire("land"); // bounded: line
}

public enum Material { Nylon, Dyneema }

public sealed record Line(Material Material);
