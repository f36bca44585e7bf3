using System.Diagnostics.Metrics;
using MetricsKit;

namespace Gavel.Auctions;

public readonly record struct LotKey(Guid Value) { public override string ToString() => Value.ToString("N")[..12]; }

public sealed class Lot { public LotKey Key { get; init; } public string Category { get; set; } = "misc"; public DateTime ClosesAt { get; set; } }

public sealed record BidPlaced(Lot Lot, string Paddle, decimal Sum);

public sealed class AuctionMeter(Meter meter)
{
    private readonly Counter<long> _bids = meter.CreateCounter<long>("gavel.bids");
    private readonly Histogram<double> _sums = meter.CreateHistogram<double>("gavel.sums");

    public void On(BidPlaced placed)
    {
        var (lot, paddle, _) = placed;
        _bids.Add(1, new("lot", lot.Key), new("house", "main")); // high: lot // bounded: house
        _bids.Add(1, new KeyValuePair<string, object?>("bidder", paddle)); // unclear: bidder
        (string band, string exact) described = Describe(placed.Sum);
        _sums.Record((double)placed.Sum, new("band", described.band), new("exact", described.exact)); // bounded: band // high: exact
        if (TryCountry(paddle, out var country))
        {
            _bids.Add(1, new KeyValuePair<string, object?>("country", country)); // bounded: country
        }

        _bids.Add(1, new KeyValuePair<string, object?>("category", Normalise(placed.Lot.Category))); // bounded: category
        _bids.Add(1, new KeyValuePair<string, object?>("closes", Closing())); // high: closes
        string Closing() => lot.ClosesAt.ToShortTimeString() + " " + lot.ClosesAt.ToShortDateString();
    }

    public Action<int> Watcher(Lot lot, string device)
    {
        var key = $"{lot.Category}/{lot.Key}";
        return delta => _bids.Add(delta, new KeyValuePair<string, object?>("watch", key)); // high: watch
    }

    public void Replay(IEnumerable<Lot> lots) => lots.ToList().ForEach(l => _bids.Add(0, new KeyValuePair<string, object?>("replayed", l.Key.ToString()))); // high: replayed

    [Bounded]
    private static string Normalise(string category) => category.Trim().ToLowerInvariant();

    private static (string, string) Describe(decimal sum) => (sum > 1000 ? "large" : "small", sum.ToString());

    private static bool TryCountry(string paddle, out string country)
    {
        country = paddle.Length > 2 && paddle[0] == 'U' ? "us" : "eu";
        return paddle.Length > 0;
    }
}

public sealed class Bidder
{
    private static readonly Meter Meter = new("gavel.bidders");
    private static readonly Counter<int> Clicks = Meter.CreateCounter<int>("clicks");
    private readonly string _tag;
    private readonly KeyValuePair<string, object?> _mine;
    private readonly KeyValuePair<string, object?> _kind;

    public Bidder(long userId, bool phone)
    {
        _tag = "u" + userId;
        _mine = new("login", userId); // either: login #1
        _kind = new("kind", phone ? "phone" : "room"); // bounded: kind
    }

    public void Click()
    {
        Clicks.Add(1, new KeyValuePair<string, object?>("tag", _tag)); // high: tag
        Clicks.Add(1, _mine, _kind); // high: login #1
    }
}
