using System.Runtime.CompilerServices;

namespace MetricsKit.Families;

/// <summary>
/// Series that were removed and that someone may still hold. It holds them weakly. One that is written comes back in its place; where
/// another series has taken that, what was written is added to it. One that nobody holds any more is looked at a last time when it is
/// finalised, so that no increment is lost, whenever it was made. Used under the family's lock.
/// </summary>
/// <remarks>
/// One that has expired is kept for two scrapes, for whoever asks for its labels again. A series that starts anew before a scrape has shown
/// that it was gone, or soon after, would look like the old one, and reach its value without a rate having seen it.
/// </remarks>
internal sealed class Limbo<TSeries>(Family<TSeries> family)
    where TSeries : class
{
    private const int LeastToAccount = 1_000;

    // The value of a series here keeps nothing alive that the series does not, and is finalised with it.
    private readonly ConditionalWeakTable<TSeries, Last> _removed = [];
    private readonly Dictionary<SeriesKey, Removed> _places = [];
    private readonly List<(TSeries Series, Removed Removed)> _written = [];
    private List<Removed> _expired = [];
    private List<Removed> _expiredBefore = [];
    private Removed? _unheld;
    private int _count;
    private int _accountAt = LeastToAccount;

    /// <summary>True: many were added since the last look at all.</summary>
    public bool IsLong => _count >= _accountAt;

    /// <summary>Adds a series that is being removed.</summary>
    /// <param name="key">Its place.</param>
    /// <param name="series">The series.</param>
    /// <param name="stamp">What tells later writes.</param>
    /// <param name="state">What it had counted by then: nothing to account for.</param>
    /// <param name="hasExpired">False where someone wants it gone.</param>
    public void Add(SeriesKey key, TSeries series, long stamp, object state, bool hasExpired)
    {
        var removed = new Removed(key, stamp, state);
        if (hasExpired)
        {
            removed.Kept = series;
            _expired.Add(removed);
        }

        _removed.AddOrUpdate(series, new Last(this, series, removed));
        _places[key] = removed;
        _count++;
    }

    /// <summary>Says that a scrape begins.</summary>
    public void Age()
    {
        foreach (var removed in _expiredBefore)
        {
            removed.Kept = null;
        }

        _expiredBefore.Clear();
        (_expired, _expiredBefore) = (_expiredBefore, _expired);
    }

    /// <summary>Gives the series back that had a place and expired a short time ago.</summary>
    public TSeries? TakeBack(SeriesKey key)
    {
        if (!_places.TryGetValue(key, out var removed) || removed.Kept is not { } series)
        {
            return null;
        }

        removed.Kept = null;
        GiveBack(series, removed);
        return series;
    }

    /// <summary>Says that another series takes a place.</summary>
    public void Supersede(SeriesKey key)
    {
        if (_places.Remove(key, out var removed))
        {
            removed.IsSuperseded = true;
        }
    }

    /// <summary>Accounts for what was written since the last call.</summary>
    public void Account()
    {
        for (var unheld = Interlocked.Exchange(ref _unheld, null); unheld is not null; unheld = unheld.Next)
        {
            _count--;
            if (unheld.Unheld is { } series)
            {
                if (!unheld.IsBack && family.IsWritten(series, ref unheld.Stamp))
                {
                    Account(series, unheld);
                }

                unheld.IsBack = true;
                unheld.Unheld = null;
                if (_places.TryGetValue(unheld.Key, out var last) && ReferenceEquals(last, unheld))
                {
                    _places.Remove(unheld.Key);
                }
            }
        }

        if (_count > 0)
        {
            AccountForHeld();
        }

        _accountAt = Math.Max(LeastToAccount, 2 * _count);
    }

    private void AccountForHeld()
    {
        foreach (var (series, last) in _removed)
        {
            if (!last.Removed.IsBack && family.IsWritten(series, ref last.Removed.Stamp))
            {
                _written.Add((series, last.Removed));
            }
        }

        // Later, since putting one back may remove others.
        foreach (var (series, removed) in _written)
        {
            Account(series, removed);
        }

        _written.Clear();
    }

    private void Account(TSeries series, Removed removed)
    {
        if (!removed.IsSuperseded && family.TryPutBack(removed.Key, series))
        {
            GiveBack(series, removed);
            return;
        }

        // Who once adds to another series never comes back: its own total would count again what it has added.
        if (!removed.IsSuperseded)
        {
            Supersede(removed.Key);
        }

        var now = family.Counted(series);
        family.Add(family.SuccessorOf(removed.Key), removed.State, now);
        removed.State = now;
    }

    private void GiveBack(TSeries series, Removed removed)
    {
        _places.Remove(removed.Key);
        removed.IsBack = true;
        _removed.Remove(series);
    }

    /// <summary>What is known of a removed series.</summary>
    private sealed class Removed(SeriesKey key, long stamp, object state)
    {
        public readonly SeriesKey Key = key;
        public long Stamp = stamp;
        public object State = state;
        public bool IsSuperseded;

        /// <summary>True: nothing is left to account for.</summary>
        public bool IsBack;

        /// <summary>The series, while it may be asked for again.</summary>
        public TSeries? Kept;

        /// <summary>The series, once nobody holds it.</summary>
        public TSeries? Unheld;
        public Removed? Next;
    }

    /// <summary>Finalised when nobody holds the series.</summary>
    private sealed class Last(Limbo<TSeries> limbo, TSeries series, Removed removed)
    {
        public Removed Removed => removed;

        ~Last()
        {
            removed.Unheld = series;
            do
            {
                removed.Next = limbo._unheld;
            }
            while (Interlocked.CompareExchange(ref limbo._unheld, removed, removed.Next) != removed.Next);
        }
    }
}
