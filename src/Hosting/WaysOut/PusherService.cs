using Microsoft.Extensions.Hosting;

namespace MetricsKit.WaysOut;

/// <summary>Starts the host's pushers with it; their last push follows everything else, so that it has the last values.</summary>
internal sealed class PusherService(IEnumerable<MetricsPusher> pushers) : IHostedLifecycleService
{
    private readonly MetricsPusher[] _pushers = [.. pushers];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (MetricsPusher pusher in _pushers)
        {
            pusher.Start();
        }

        return Task.CompletedTask;
    }

    public Task StoppedAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_pushers.Select(pusher => pusher.StopAsync(cancellationToken)));

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
