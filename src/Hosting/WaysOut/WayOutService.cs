using Microsoft.Extensions.Hosting;

namespace MetricsKit.WaysOut;

/// <summary>Starts a host's ways out with it, and ends them after everything else, so that they have the last values.</summary>
/// <param name="ways">All of one kind.</param>
internal abstract class WayOutService<TWay>(IEnumerable<TWay> ways) : IHostedLifecycleService
{
    protected TWay[] Ways { get; } = [.. ways];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (TWay way in Ways)
        {
            Start(way);
        }

        return Task.CompletedTask;
    }

    public abstract Task StoppedAsync(CancellationToken cancellationToken);

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    protected abstract void Start(TWay way);
}
