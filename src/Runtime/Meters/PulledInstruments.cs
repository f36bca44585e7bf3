namespace MetricsKit;

/// <summary>
/// Asks observable instruments before a scrape, one after the other, as they expect it. One that does not come back is left behind, and
/// the others are asked by somebody else.
/// </summary>
internal sealed class PulledInstruments(MetricRegistry registry)
{
    /// <summary>Share of the time that a scrape waits for, after which an instrument is left behind: several may be.</summary>
    private const int Patience = 4;

    private readonly object _gate = new();
    private volatile PulledMeterFamily[] _families = [];

    public void Add(PulledMeterFamily family)
    {
        lock (_gate)
        {
            _families = [.. _families, family];
        }
    }

    public void Remove(PulledMeterFamily family)
    {
        lock (_gate)
        {
            _families = [.. _families.Where(each => each != family)];
        }
    }

    /// <summary>Asks all of them, and shows what they give.</summary>
    public async ValueTask CollectAsync(CancellationToken stop)
    {
        var families = _families;
        var all = families.SelectMany(static family => family.Instruments).ToArray();
        for (var next = 0; next < all.Length && !stop.IsCancellationRequested;)
        {
            var round = new Round(all, next, registry);
            var work = Task.Run(round.Run, CancellationToken.None);
            try
            {
                await work.WaitAsync(registry.BeforeScrapeTimeout / Patience, CancellationToken.None).ConfigureAwait(false);
                next = all.Length;
            }
            catch (TimeoutException)
            {
                next = round.Abandon() + 1;
            }
        }

        foreach (var family in families)
        {
            family.Publish();
        }
    }

    /// <summary>One who asks.</summary>
    private sealed class Round(PulledInstrument[] all, int first, MetricRegistry registry)
    {
        private readonly object _gate = new();
        private int _at = first;
        private bool _isAbandoned;

        public void Run()
        {
            while (_at < all.Length)
            {
                var failure = Ask(all[_at]);
                lock (_gate)
                {
                    if (_isAbandoned)
                    {
                        return;
                    }

                    End(all[_at], failure);
                    _at++;
                }
            }
        }

        /// <summary>Leaves the instrument that is being asked behind.</summary>
        /// <returns>Its index; the number of all where none is.</returns>
        public int Abandon()
        {
            lock (_gate)
            {
                _isAbandoned = true;
                if (_at < all.Length)
                {
                    End(all[_at], Failure.Late);
                }

                return _at;
            }
        }

        private static Failure Ask(PulledInstrument instrument)
        {
            try
            {
                return instrument.TryAsk() ? Failure.None : Failure.Late;
            }
#pragma warning disable CA1031 // The instrument is the user's; whatever it throws costs its own measurements.
            catch (Exception)
#pragma warning restore CA1031
            {
                return Failure.Error;
            }
        }

        private void End(PulledInstrument instrument, Failure failure)
        {
            if (failure == Failure.None)
            {
                instrument.Accept();
                return;
            }

            instrument.Refuse();
            registry.CountCallbackFailure(failure == Failure.Late);
        }
    }

    private enum Failure
    {
        None,
        Error,
        Late,
    }
}
