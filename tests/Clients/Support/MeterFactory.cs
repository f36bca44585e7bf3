using System.Diagnostics.Metrics;

namespace MetricsKit.Clients.Tests.Support;

/// <summary>As a host's factory: one meter a name, disposed with it.</summary>
internal sealed class MeterFactory : IMeterFactory
{
    private readonly Dictionary<string, Meter> _meters = new(StringComparer.Ordinal);

    public Meter Create(MeterOptions options)
    {
        if (!_meters.TryGetValue(options.Name, out Meter? meter))
        {
            options.Scope = this;
            _meters.Add(options.Name, meter = new Meter(options));
        }

        return meter;
    }

    public void Dispose()
    {
        foreach (Meter meter in _meters.Values)
        {
            meter.Dispose();
        }
    }
}
