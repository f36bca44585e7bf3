using System.Net;
using Prometheus;

namespace Arena.Server;

public enum MapKind { Desert, Harbour, Castle }

public sealed class Pilot
{
    public required Guid Key { get; init; }
    public required string DisplayName { get; init; }
    public required IPEndPoint Remote { get; init; }
    public int Level { get; set; }
}

public sealed class MatchLoop
{
    private readonly IGauge _nothing = Metrics.CreateGauge("arena_up", "Up.");
    private readonly Gauge _players = Metrics.CreateGauge("arena_players", "Players.", "map", "shard_id");
    private readonly Histogram _tick = Metrics.CreateHistogram("arena_tick_seconds", "Tick.", new HistogramConfiguration { LabelNames = new[] { "map" }, Buckets = Histogram.ExponentialBuckets(0.001, 2, 10) });
    private readonly Counter _shots = Metrics.CreateCounter("arena_shots_total", "Shots.", "pilot", "weapon");
    private readonly Counter _drops = Metrics.CreateCounter("arena_disconnects_total", "Disconnects.", "origin", "phase");
    private readonly int _shard;
    private readonly MapKind _map;

    public MatchLoop(IConfiguration config, MapKind map)
    {
        _shard = config.GetValue<int>("Shard");
        _map = map;
    }

    public void Joined(Pilot pilot) => _players.WithLabels(_map.ToString(), _shard.ToString()).Inc(); // bounded: map // bounded: shard_id

    public IDisposable Tick() => _tick.WithLabels(_map.ToString().ToLowerInvariant()).NewTimer(); // bounded: map

    public void Fired(Pilot pilot, int slot)
    {
        string weapon = slot switch
        {
            0 => "pistol",
            1 => "rifle",
            2 or 3 => "grenade",
            _ => "fists",
        };
        _shots.WithLabels(pilot.Key.ToString("N"), weapon).Inc(); // high: pilot // bounded: weapon
    }

    public void Lost(Pilot pilot, bool warmup)
    {
        var from = pilot.Remote.Address;
        _drops
            .WithLabels(
                from.GetHashCode().ToString(), // high: origin
                warmup ? "warmup" : "running") // bounded: phase
            .Inc();
    }

    public void Up() => _nothing.Set(1);
}
