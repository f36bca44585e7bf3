using Microsoft.Extensions.Hosting;

namespace MetricsKit.WaysOut;

/// <summary>Starts the host's files with it; the last writing follows everything else, so that it has the last values.</summary>
internal sealed class FileService(IEnumerable<MetricsFileWriter> writers) : IHostedLifecycleService
{
    private readonly MetricsFileWriter[] _writers = [.. writers];

    public Task StartAsync(CancellationToken cancellationToken)
    {
        foreach (MetricsFileWriter writer in _writers)
        {
            writer.Start();
        }

        return Task.CompletedTask;
    }

    public Task StoppedAsync(CancellationToken cancellationToken) =>
        Task.WhenAll(_writers.Select(writer => writer.StopAsync(cancellationToken)));

    public Task StartingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StartedAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StoppingAsync(CancellationToken cancellationToken) => Task.CompletedTask;

    public Task StopAsync(CancellationToken cancellationToken) => Task.CompletedTask;
}
