using System.Diagnostics.Metrics;

namespace Relic.Clients;

public sealed class RelicClient
{
    private readonly Meter _meter;
    private readonly Counter<long> _calls;
    private readonly Histogram<double> _latency;

    public RelicClient(Uri endpoint, string sessionToken)
    {
        _meter = new Meter(new MeterOptions("Relic.Client")
        {
            Version = "2.0",
            Tags =
            [
                new("endpoint", endpoint.Host), // bounded: endpoint
                new("session", sessionToken), // high: session
            ],
        });
        _calls = _meter.CreateCounter<long>("calls", null, "Calls.", [new("machine", Environment.MachineName)]); // bounded: machine
        _latency = _meter.CreateHistogram<double>("latency", "s", tags: new Dictionary<string, object?>
        {
            ["opened"] = DateTimeOffset.UtcNow, // likely: opened
            ["tls"] = endpoint.Scheme == "https", // bounded: tls
        });
    }

    public void Called() => _calls.Add(1);

    public void Took(TimeSpan time) => _latency.Record(time.TotalSeconds);
}

public static class SharedMeter
{
    private static readonly Meter Instance = new("Relic.Shared", "1.0", [new("process", Environment.ProcessId), new("runtime", Environment.Version.ToString())]); // unclear: process // bounded: runtime

    public static Meter PerConnection(ConnectionInfo connection) =>
        new("Relic.Connection", null, new KeyValuePair<string, object?>[] { new("remote", connection.RemoteIpAddress) }); // high: remote

    public static Counter<int> Named(string name) => Instance.CreateCounter<int>(name, null, null, [new("kind", "named")]); // bounded: kind
}
