using System.Globalization;
using System.Text;
using Prometheus;

namespace Loom;

public sealed class Spool { public int Id { get; init; } public int Thickness { get; init; } public string Colour { get; init; } = "white"; public string Owner => "owner-" + Id.ToString(CultureInfo.InvariantCulture); }

public readonly record struct Tension(double Newtons)
{
    public string Band => Newtons < 1 ? "slack" : Newtons < 5 ? "good" : "tight";

    public override string ToString() => Newtons.ToString("0.0000", CultureInfo.InvariantCulture);
}

public sealed class Weaver
{
    private static readonly Counter Threads = Metrics.CreateCounter("loom_threads_total", "Threads.", "spool", "tension");
    private static readonly Counter Picks = Metrics.CreateCounter("loom_picks_total", "Picks.", "pick");
    private static readonly Gauge Lanes = Metrics.CreateGauge("loom_lanes", "Lanes.", "lane");
    private readonly Random _random = new(1);

    public void Thread(Spool spool, Tension tension)
    {
        Threads.WithLabels(spool.Owner, tension.Band).Inc(); // high: spool // bounded: tension
        Threads.WithLabels("any", tension.ToString()).Inc(); // bounded: spool // high: tension
        Threads.WithLabels(Label(spool), "n/a").Inc(); // high: spool
        Threads.WithLabels(spool.Thickness switch { < 10 => "thin", < 50 => "medium", _ => "thick" }, "n/a").Inc(); // bounded: spool
    }

    public void Pick()
    {
        Picks.WithLabels(_random.Next().ToString()).Inc(); // high: pick
        Picks.WithLabels(_random.Next(0, 4).ToString()).Inc(); // bounded: pick
        Picks.WithLabels(string.Format(CultureInfo.InvariantCulture, "pick-{0}", Environment.TickCount64)).Inc(); // high: pick
        Picks.WithLabels(Convert.ToString(DateTimeOffset.UtcNow.ToUnixTimeSeconds())).Inc(); // high: pick
        Picks.WithLabels(string.Concat("b", Guid.NewGuid().ToString().AsSpan(0, 8))).Inc(); // high: pick
        Picks.WithLabels(new string('x', 3)).Inc(); // bounded: pick
    }

    public void Reset()
    {
        for (int lane = 0; lane < 8; lane++)
        {
            Lanes.WithLabels($"lane-{lane}").Set(0); // bounded: lane
        }

        foreach (string side in new[] { "left", "right" })
        {
            Lanes.WithLabels(side).Set(0); // bounded: lane
        }

        foreach (var direction in Enum.GetValues<DayOfWeek>())
        {
            Lanes.WithLabels(direction.ToString()).Set(0); // bounded: lane
        }
    }

    private static string Label(Spool spool)
    {
        var text = new StringBuilder();
        text.Append(spool.Colour).Append('/').Append(spool.Id);
        return text.ToString();
    }
}
