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

    /// <summary>
    /// Takes a scrape in. One that is lower than before has ended and begun again between two scrapes; where it was only shown too low, the
    /// total is too high in the end.
    /// </summary>
    public void See(double? value)
    {
        if (value is not { } shown)
        {
            _isThere = false;
            return;
        }

        var now = (long)shown;
        bool mayGoOn = now >= _last, mayBeNew = !_isThere || !mayGoOn;
        _totals =
        [
            .. _totals.Where(_ => mayGoOn).Select(total => total + now - _last),
            .. _totals.Where(_ => mayBeNew).Select(total => total + now),
        ];
        (_last, _isThere) = (now, true);
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
