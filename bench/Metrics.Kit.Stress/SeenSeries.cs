namespace MetricsKit.Stress;

/// <summary>
/// How much a series has counted, worked out from what scrapes have shown, as Prometheus does it. One that appears again either goes on where
/// it was or starts at 0: both are possible until <see cref="Settle"/>.
/// </summary>
internal sealed class SeenSeries
{
    private HashSet<long> _totals = [0];
    private long _last;
    private bool _isThere;

    /// <summary>Takes a scrape in.</summary>
    /// <returns>What is wrong; null where nothing is.</returns>
    public string? See(double? value)
    {
        if (value is not { } shown)
        {
            _isThere = false;
            return null;
        }

        var now = (long)shown;
        if (_isThere)
        {
            if (now < _last)
            {
                return $"went down from {_last} to {now}";
            }

            _totals = [.. _totals.Select(total => total + now - _last)];
        }
        else
        {
            _totals = [.. _totals.Select(total => total + now), .. _totals.Select(total => total + now - _last).Where(total => now >= _last)];
        }

        (_last, _isThere) = (now, true);
        return null;
    }

    /// <summary>Compares with what was counted.</summary>
    /// <returns>What is wrong; null where nothing is.</returns>
    public string? Settle(long counted)
    {
        if (!_totals.Contains(counted))
        {
            return $"counted {counted}, shown {string.Join(" or ", _totals.Order())}";
        }

        _totals = [counted];
        return null;
    }
}
