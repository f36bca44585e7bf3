using MetricsKit.Families;

namespace MetricsKit;

public sealed partial class MetricRegistry
{
    private readonly object _collectionGate = new();
    private Task _collection = Task.CompletedTask;
    private volatile MetricFamily[] _swept = [];
    private int _isSweeping;

    /// <summary>
    /// Clock of the expiry of series. Metrics registered before it is set keep the one that was there; tests set it first.
    /// </summary>
    public TimeProvider TimeProvider { get; set; } = TimeProvider.System;

    /// <summary>
    /// Brings everything up to date before a scrape: callbacks and observed metrics, then what is removed or expired. Scrapes that come
    /// while it runs share it.
    /// </summary>
    /// <returns>When all is done, or the callbacks' time is over; never fails. Completed already where there are no callbacks.</returns>
    internal Task CollectAsync()
    {
        if (_beforeScrape.IsEmpty)
        {
            Sweep();
            return Task.CompletedTask;
        }

        lock (_collectionGate)
        {
            if (_collection.IsCompleted)
            {
                _collection = RunCallbacksAndSweepAsync();
            }

            return _collection;
        }
    }

    /// <summary>Has a family looked at before each scrape from now on.</summary>
    internal void SweepBeforeScrapes(MetricFamily family)
    {
        lock (_collectionGate)
        {
            _swept = [.. _swept, family];
        }
    }

    private async Task RunCallbacksAndSweepAsync()
    {
        await _beforeScrape.RunAsync().ConfigureAwait(false);
        Sweep();
    }

    private void Sweep()
    {
        if (_swept.Length == 0 || Interlocked.Exchange(ref _isSweeping, 1) != 0)
        {
            return;
        }

        try
        {
            foreach (var family in _swept)
            {
                family.Sweep();
            }
        }
        finally
        {
            Volatile.Write(ref _isSweeping, 0);
        }
    }
}
