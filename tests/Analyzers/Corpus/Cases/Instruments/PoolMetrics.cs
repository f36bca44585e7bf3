using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Harbour.Pooling;

public abstract class InstrumentedPool
{
    private protected static readonly Meter Meter = new("Harbour.Pooling");

    protected readonly UpDownCounter<int> Rented = Meter.CreateUpDownCounter<int>("pool.rented");

    protected abstract string PoolName { get; }

    protected void OnRent(string? reason = null)
    {
        var why = reason ?? "regular";
        Rented.Add(1, new("pool", PoolName), new("reason", why)); // bounded: pool // bounded: reason
    }
}

public sealed class ConnectionPool(string name) : InstrumentedPool
{
    private readonly ConcurrentDictionary<long, DateTime> _since = new();
    private static readonly Histogram<double> Held = Meter.CreateHistogram<double>("pool.held", "s");

    protected override string PoolName => name;

    public void Rent(long connectionId, bool forced)
    {
        _since[connectionId] = DateTime.UtcNow;
        OnRent();
        OnRent(forced ? "forced" : null);
        Rented.Add(1, new KeyValuePair<string, object?>("connection", connectionId)); // high: connection
    }

    public void Return(long connectionId)
    {
        var held = DateTime.UtcNow - _since[connectionId];
        Held.Record(held.TotalSeconds, new("pool", name), new("since", _since[connectionId])); // bounded: pool // high: since
        Rented.Add(-1, new KeyValuePair<string, object?>("pool", name)); // bounded: pool
    }
}
