using MetricsKit.Meters;
using Microsoft.Extensions.DependencyInjection;
using Microsoft.Extensions.Hosting;
using Microsoft.Extensions.Options;

namespace MetricsKit.Sets;

/// <summary>Checks the settings, shows the meters and creates the series of all added sets before any other service of the host starts.</summary>
internal sealed class MetricSetActivator(
    IServiceProvider provider,
    IOptions<MetricsKitOptions> options,
    IEnumerable<MetricSetRegistration> sets) : IHostedLifecycleService
{
    private bool _done;

    public Task StartingAsync(CancellationToken cancellationToken)
    {
        Activate();
        return Task.CompletedTask;
    }

    // Hosts that know no StartingAsync (the old WebHostBuilder) begin here.
    public Task StartAsync(CancellationToken cancellationToken) => StartingAsync(cancellationToken);

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    private void Activate()
    {
        if (_done)
        {
            return;
        }

        ConfigureDefaultRegistry(options.Value);
        provider.GetRequiredService<HostMeters>();
        foreach (MetricSetRegistration set in sets)
        {
            set.Activate(provider);
        }

        _done = true;
    }

    private static void ConfigureDefaultRegistry(MetricsKitOptions values)
    {
        if (values.MaxSeriesPerMetric != MetricsKitOptions.DefaultMaxSeriesPerMetric)
        {
            MetricRegistry.Default.MaxSeriesPerMetric = values.MaxSeriesPerMetric;
        }

        if (values.ThrowOnMisuse)
        {
            MetricRegistry.Default.ThrowOnMisuse = true;
        }
    }
}
