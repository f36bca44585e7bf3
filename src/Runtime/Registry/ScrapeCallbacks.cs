namespace MetricsKit;

/// <summary>What a registry runs before each scrape.</summary>
internal sealed class ScrapeCallbacks(MetricRegistry registry)
{
    private readonly object _gate = new();
    private volatile Callback[] _callbacks = [];

    public bool IsEmpty => _callbacks.Length == 0;

    /// <param name="function">What to run; its token is cancelled when the scrape no longer waits.</param>
    /// <param name="failed">Told when it has thrown, or is late.</param>
    /// <param name="metric">The metric that is missing then; null where it sets others.</param>
    /// <param name="origin">Who added it, for messages.</param>
    public void Add(Func<CancellationToken, ValueTask> function, Action? failed = null, string? metric = null, string? origin = null)
    {
        lock (_gate)
        {
            _callbacks = [.. _callbacks, new Callback(function, failed, metric, origin)];
        }
    }

    /// <summary>Runs them all at once.</summary>
    /// <returns>When all have ended, or the time is over; never fails.</returns>
    public async Task RunAsync()
    {
        var timeout = registry.BeforeScrapeTimeout;

        // Whoever is late may still hold the token, so its source is left to the garbage collector.
        var stop = new CancellationTokenSource();
        var ended = await Task.WhenAll(_callbacks.Select(callback => callback.RunAsync(registry, timeout, stop.Token))).ConfigureAwait(false);
        if (!Array.TrueForAll(ended, static isOver => isOver))
        {
            // What the late ones do when they are told is theirs.
            _ = stop.CancelAsync().ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
        }
    }

    private sealed class Callback(Func<CancellationToken, ValueTask> function, Action? failed, string? metric, string? origin)
    {
        private Task _last = Task.CompletedTask;

        /// <returns>False where it is still running.</returns>
        public async Task<bool> RunAsync(MetricRegistry registry, TimeSpan timeout, CancellationToken stop)
        {
            if (!_last.IsCompleted)
            {
                Fail(registry, isTimeout: true);
                return true;
            }

            // On the pool, so that one that blocks is late and not in the way. Where others block all of the pool it may not even have begun.
            var hasBegun = false;
            var work = _last = Task.Run(
                async () =>
                {
                    Volatile.Write(ref hasBegun, true);
                    await function(stop).ConfigureAwait(false);
                },
                CancellationToken.None);
            try
            {
                await work.WaitAsync(timeout, CancellationToken.None).ConfigureAwait(false);
                return true;
            }
            catch (TimeoutException) when (!work.IsCompleted)
            {
                Fail(registry, isTimeout: true, isBlamed: Volatile.Read(ref hasBegun));

                // Looked at, so that no later failure goes to the process' handler of unobserved ones.
                _ = work.ContinueWith(static task => task.Exception, CancellationToken.None, TaskContinuationOptions.OnlyOnFaulted, TaskScheduler.Default);
                return false;
            }
            catch (Exception error)
            {
                Fail(registry, isTimeout: false, error);
                return true;
            }
        }

        private void Fail(MetricRegistry registry, bool isTimeout, Exception? error = null, bool isBlamed = true)
        {
            failed?.Invoke();
            registry.CountCallbackFailure(isTimeout, metric, error, origin, isBlamed);
        }
    }
}
