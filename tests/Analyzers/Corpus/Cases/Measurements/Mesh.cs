using System.Collections.Concurrent;
using System.Diagnostics.Metrics;
using System.Net.NetworkInformation;

namespace Heather.Mesh;

public sealed class NodeInfo { public Guid NodeId { get; init; } public string Zone { get; init; } = "a"; public long LastSeen { get; set; } public double Rtt { get; set; } public Role Role { get; init; } }

public enum Role { Leader, Follower }

public sealed class MeshMonitor
{
    private readonly ConcurrentDictionary<Guid, NodeInfo> _nodes = new();
    private readonly ConcurrentDictionary<string, long> _bytesByPeer = new();
    private long _ticks;

    public MeshMonitor(Meter meter)
    {
        meter.CreateObservableGauge("mesh.rtt", () => _nodes.Select(n => new Measurement<double>(n.Value.Rtt, new("node", n.Key), new("role", n.Value.Role.ToString().ToLowerInvariant())))); // high: node // bounded: role
        meter.CreateObservableGauge("mesh.interfaces", Interfaces);
        meter.CreateObservableCounter("mesh.bytes", Bytes);
        meter.CreateObservableGauge("mesh.ticks", () => new Measurement<long>(_ticks, tags: new KeyValuePair<string, object?>("parity", (_ticks & 1) == 0 ? "even" : "odd"))); // bounded: parity
    }

    public void Receive(string peerAddress, int size) => _bytesByPeer.AddOrUpdate(peerAddress, size, (_, sum) => sum + size);

    public void Tick() => Interlocked.Increment(ref _ticks);

    private IEnumerable<Measurement<long>> Bytes()
    {
        foreach (KeyValuePair<string, long> entry in _bytesByPeer)
        {
            yield return new Measurement<long>(entry.Value, new KeyValuePair<string, object?>("peer_address", entry.Key)); // high: peer_address
        }
    }

    private static IEnumerable<Measurement<int>> Interfaces() => NetworkInterface.GetAllNetworkInterfaces()
        .Select(i => new Measurement<int>(1, new KeyValuePair<string, object?>("interface", i.Name), new KeyValuePair<string, object?>("up", i.OperationalStatus == OperationalStatus.Up))); // bounded: interface // bounded: up
}
