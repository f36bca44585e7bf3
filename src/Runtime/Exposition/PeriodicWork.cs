using System.Diagnostics.CodeAnalysis;

namespace MetricsKit;

/// <summary>Runs something at once and then at each interval, one run after the other, until it is stopped.</summary>
[SuppressMessage("Design", "CA1001", Justification = "The source has no timer and no handle.")]
internal sealed class PeriodicWork(TimeSpan interval, TimeProvider time, Func<CancellationToken, Task> work)
{
    private readonly CancellationTokenSource _stop = new();
    private readonly object _gate = new();
    private Task? _running;

    /// <summary>Begins.</summary>
    /// <param name="what">What it is, for the message.</param>
    /// <exception cref="InvalidOperationException">It has begun.</exception>
    public void Start(string what)
    {
        lock (_gate)
        {
            if (_running is not null)
            {
                throw new InvalidOperationException($"This {what} has started; it starts once.");
            }

            // Its runs are no part of the trace that happens to be current here.
            using (ExecutionContext.SuppressFlow())
            {
                _running = Task.Run(RunAsync);
            }
        }
    }

    /// <summary>Ends it, in the middle of a run too; it cannot begin again.</summary>
    /// <returns>Whether it had begun.</returns>
    public async Task<bool> StopAsync()
    {
        Task? running;
        lock (_gate)
        {
            running = _running;
            _running ??= Task.CompletedTask;
        }

        await _stop.CancelAsync().ConfigureAwait(false);
        await (running ?? Task.CompletedTask).ConfigureAwait(false);
        return running is not null;
    }

    private async Task RunAsync()
    {
        using var timer = new PeriodicTimer(interval, time);
        try
        {
            do
            {
                await work(_stop.Token).ConfigureAwait(false);
            }
            while (await timer.WaitForNextTickAsync(_stop.Token).ConfigureAwait(false));
        }
        catch (OperationCanceledException) when (_stop.IsCancellationRequested)
        {
            // The end.
        }
    }
}
