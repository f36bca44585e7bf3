using System.Diagnostics;
using System.Diagnostics.Metrics;

namespace Wharf.Api;

public sealed class RequestTags
{
    private static readonly Meter Meter = new("Wharf.Api");
    private static readonly Counter<long> Requests = Meter.CreateCounter<long>("wharf.requests");
    private TagList _tags;

    public RequestTags Set(string key, object? value)
    {
        _tags.Add(key, value); // either: ship #1
        return this;
    }

    public void Flush() => Requests.Add(1, _tags);
}
