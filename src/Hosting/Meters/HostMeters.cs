using System.Diagnostics.Metrics;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Options;

namespace MetricsKit.Meters;

/// <summary>Shows the meters of a host in its registry, for as long as the host lives.</summary>
internal sealed class HostMeters : IDisposable
{
    private readonly MeterAdapter? _adapter;

    public HostMeters(MetricRegistry registry, IOptions<MetricsKitOptions> options, IServiceProvider provider)
    {
        MeterAdapterOptions meters = options.Value.MeterOptions;
        if (meters.Meters.Count == 0)
        {
            return;
        }

        meters.Scope ??= provider.GetService<IMeterFactory>();
        try
        {
            _adapter = MeterAdapter.Register(registry, meters);
        }
        catch (InvalidOperationException)
        {
            // A registry that somebody has made and given to the host, with meters of their choice.
        }
    }

    public void Dispose() => _adapter?.Dispose();
}
