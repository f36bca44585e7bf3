using System.Collections.Concurrent;
using System.Diagnostics.Metrics;

namespace Beacon.Hub;

public sealed class Hub : IDisposable
{
    private readonly ConcurrentDictionary<string, Connection> _connections = new();
    private readonly Dictionary<Lane, int> _lanes = [];
    private readonly IReadOnlyList<string> _regions;
    private readonly Meter _meter = new("Beacon.Hub");

    public Hub(IConfiguration configuration)
    {
        _regions = configuration.GetSection("Regions").Get<List<string>>() ?? [];
        _meter.CreateObservableGauge("beacon.queue", Queues);
        _meter.CreateObservableGauge("beacon.lanes", () => _lanes.Select(l => new Measurement<int>(l.Value, new KeyValuePair<string, object?>("lane", l.Key)))); // bounded: lane
        _meter.CreateObservableCounter("beacon.sent", () => _connections.Values.Select(c => new Measurement<long>(c.Sent, new("connection", c.Id), new("transport", c.Transport)))); // high: connection // bounded: transport
        _meter.CreateObservableUpDownCounter("beacon.regions", RegionsUp);
        _meter.CreateObservableGauge("beacon.disk", Disks, "By");
        _meter.CreateObservableGauge("beacon.age", () => new Measurement<double>(1, new KeyValuePair<string, object?>("started", Environment.TickCount64))); // high: started
    }

    private IEnumerable<Measurement<int>> Queues()
    {
        foreach (var (user, connection) in _connections)
        {
            yield return new Measurement<int>(connection.Pending, new KeyValuePair<string, object?>("user", user)); // high: user
        }
    }

    private IEnumerable<Measurement<int>> RegionsUp()
    {
        foreach (string region in _regions)
        {
            yield return new(1, new KeyValuePair<string, object?>("region", region)); // bounded: region
        }
    }

    private static IEnumerable<Measurement<long>> Disks() =>
        from drive in DriveInfo.GetDrives()
        where drive.IsReady
        select new Measurement<long>(drive.AvailableFreeSpace, [new("drive", drive.Name), new("format", drive.DriveFormat)]); // bounded: drive // bounded: format

    public void Dispose() => _meter.Dispose();
}

public enum Lane { Fast, Slow }

public sealed class Connection
{
    public string Id { get; } = Guid.NewGuid().ToString();
    public string Transport { get; init; } = "websocket";
    public long Sent { get; set; }
    public int Pending { get; set; }
}
