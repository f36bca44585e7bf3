namespace MetricsKit.Hosting.Tests;

/// <summary>Does something while the host stops.</summary>
internal sealed class AtStop(Func<Task> action) : IHostedService
{
    public Task StartAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => action();
}
