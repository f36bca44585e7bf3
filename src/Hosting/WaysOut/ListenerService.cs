using Microsoft.Extensions.Hosting;

namespace MetricsKit.WaysOut;

/// <summary>Starts the host's listeners with it, and ends them after everything else, so that the last scrape sees the last values.</summary>
internal sealed class ListenerService(IEnumerable<MetricsListener> listeners) : IHostedLifecycleService
{
    private readonly MetricsListener[] _listeners = [.. listeners];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (MetricsListener listener in _listeners)
        {
            listener.Start();
        }

        return Task.CompletedTask;
    }

    public async Task StoppedAsync(CancellationToken cancellationToken)
    {
        foreach (MetricsListener listener in _listeners)
        {
            await listener.DisposeAsync().ConfigureAwait(false);
        }
    }

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
