using System.Diagnostics.Metrics;

namespace Bakery.Telemetry;

public interface IOvenTelemetry
{
    void Baked(string oven, string recipe, string batch);

    void Burnt(string oven, object? note);

    void Opened(IReadOnlyDictionary<string, object?> facts);
}

public sealed class OvenTelemetry : IOvenTelemetry, IDisposable
{
    private readonly Meter _meter = new(nameof(Bakery));
    private readonly Counter<int> _baked;
    private readonly Counter<int> _burnt;
    private readonly Counter<int> _opened;

    public OvenTelemetry()
    {
        _baked = _meter.CreateCounter<int>("baked");
        _burnt = _meter.CreateCounter<int>("burnt");
        _opened = _meter.CreateCounter<int>("opened");
    }

    public void Baked(string oven, string recipe, string batch) => Bump(_baked, ("oven", oven), ("recipe", recipe), ("batch", batch)); // either: batch #1

    public void Burnt(string oven, object? note) => Bump(_burnt, ("oven", oven), ("note", note)); // either: note #2

    public void Opened(IReadOnlyDictionary<string, object?> facts) => _opened.Add(1, facts.ToArray()); // either: door_code #3

    public void Dispose() => _meter.Dispose();

    private static void Bump(Counter<int> counter, params (string Key, object? Value)[] tags)
    {
        var pairs = new KeyValuePair<string, object?>[tags.Length];
        for (var i = 0; i < tags.Length; i++)
        {
            pairs[i] = new KeyValuePair<string, object?>(tags[i].Key, tags[i].Value);
        }

        counter.Add(1, pairs);
    }
}
