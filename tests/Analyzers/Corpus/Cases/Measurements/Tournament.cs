using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Checkmate;

public sealed record Player(int Id, string Handle, double Rating);

public sealed class Ladder
{
    private readonly List<Player> _players = [];
    private int _round;

    public Ladder(IMeterFactory factory)
    {
        var meter = factory.Create(new MeterOptions("Checkmate"));
        meter.CreateObservableGauge("ladder.rating", Ratings);
        meter.CreateObservableGauge("ladder.size", () => new Measurement<int>(_players.Count, new TagList { { "round_kind", _round % 2 == 0 ? "white" : "black" } })); // bounded: round_kind
        meter.CreateObservableGauge("ladder.classes", Classes);
    }

    public void Next() => Interlocked.Increment(ref _round);

    private IEnumerable<Measurement<double>> Ratings() => _players.ConvertAll(p => new Measurement<double>(p.Rating, new KeyValuePair<string, object?>("player", p.Handle))); // high: player

    private IEnumerable<Measurement<int>> Classes() => _players
        .GroupBy(p => p.Rating switch { < 1200 => "novice", < 2000 => "club", _ => "master" })
        .Select(g => new Measurement<int>(g.Count(), new KeyValuePair<string, object?>("class", g.Key))); // bounded: class
}
