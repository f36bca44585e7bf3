using System.Runtime.CompilerServices;
using MetricsKit.Cells;

namespace MetricsKit.Families;

/// <content>The end of series: removal by hand, expiry, and what is written into a series after its end.</content>
public abstract partial class Family<TSeries>
{
    /// <summary>With each entry: what tells a write from none, and when the last one was seen.</summary>
    private const int NotesOfExpiry = 2;

    private readonly Expiry? _expiry;
    private Limbo<TSeries>? _limbo;

    internal override bool MayFree => _expiry is { IsDue: true };

    internal sealed override void Sweep()
    {
        lock (_gate)
        {
            _limbo?.Age();
            _limbo?.Account();
            MakeRoom();
        }
    }

    /// <summary>Removes a series. It comes back when someone who still holds it writes it.</summary>
    internal void Remove(TSeries series)
    {
        lock (_gate)
        {
            if (Layout.IsArray)
            {
                RemoveFromArray(series);
            }
            else if (_table.IndexOf(series) is var index and >= 0)
            {
                var stamp = 0L;
                HasChanged(series, ref stamp);
                RemoveAt(index, stamp, StateOf(series), hasExpired: false);
                _table.Trim();
            }

            if (_limbo is { IsLong: true })
            {
                _limbo.Account();
            }
        }
    }

    /// <summary>Puts a removed series back in its place, with all it has counted; under the lock.</summary>
    /// <returns>False where there is no room.</returns>
    internal bool TryPutBack(SeriesKey key, TSeries series)
    {
        if (Layout.IsArray)
        {
            return Interlocked.CompareExchange(ref Series[key.ClosedIndex], series, null) is null;
        }

        var keys = Keys(key);
        if (IsFull || !HaveRoom(keys))
        {
            return false;
        }

        AddNew(key.ClosedIndex, keys, series);
        return true;
    }

    /// <summary>The series that has the labels of a removed one now, made where there is none; under the lock.</summary>
    internal TSeries SuccessorOf(SeriesKey key) => Layout.IsArray ? Create(key.ClosedIndex) : FindRarely(key.ClosedIndex, Keys(key));

    /// <summary>Removes what nobody has written for long; under the lock.</summary>
    private protected virtual void MakeRoom()
    {
        if (_expiry is null)
        {
            return;
        }

        var entries = _table.Entries;
        var now = _expiry.Now;
        for (var i = 0; i < entries.Count; i++)
        {
            if (Unsafe.As<TSeries>(entries.At(i)) is not { } series)
            {
                continue;
            }

            ref var stamp = ref entries.Note(i, 0);
            ref var since = ref entries.Note(i, 1);
            if (HasChanged(series, ref stamp))
            {
                since = now;
            }
            else if (_expiry.IsOver(since, now))
            {
                // State before a last look: a write that is in the state and not in what was shown is seen by that look.
                var state = StateOf(series);
                if (HasChanged(series, ref stamp))
                {
                    since = now;
                }
                else
                {
                    RemoveAt(i, stamp, state, hasExpired: true);
                }
            }
        }

        _table.Trim();
        _expiry.Looked(now);
    }

    /// <summary>Removes series that nobody holds.</summary>
    private protected void Forget(Predicate<TSeries> isOver)
    {
        lock (_gate)
        {
            var entries = _table.Entries;
            for (var i = 0; i < entries.Count; i++)
            {
                if (Unsafe.As<TSeries>(entries.At(i)) is { } series && isOver(series))
                {
                    Forget(entries, i);
                }
            }

            _table.Trim();
        }
    }

    private void Forget(SeriesEntries entries, int index)
    {
        ref var entry = ref entries[index];
        for (var i = 0; i < _open.Length; i++)
        {
            var key = entry.Key as string ?? ((string[])entry.Key)[i];
            if (IsValue(key))
            {
                _open[i].Release(key);
            }
        }

        _table.RemoveAt(index);
    }

    /// <summary>Whether a series was written since the last look. Where that cannot be known, it never expires.</summary>
    /// <param name="series">The series.</param>
    /// <param name="stamp">What the last look has left; 0 before the first.</param>
    private protected virtual bool HasChanged(TSeries series, ref long stamp) => true;

    /// <summary>What a series has counted.</summary>
    private protected virtual object StateOf(TSeries series) => series;

    /// <summary>Adds to a series what another one has counted between two states.</summary>
    internal virtual void Add(TSeries series, object before, object now)
    {
    }

    /// <summary>As <see cref="HasChanged"/>, for a removed series, which may be losing its slots on the finaliser's thread.</summary>
    internal bool IsWritten(TSeries series, ref long stamp)
    {
        lock (CellStore.Gate)
        {
            return HasChanged(series, ref stamp);
        }
    }

    /// <summary>As <see cref="StateOf"/>, for a removed series.</summary>
    internal object Counted(TSeries series)
    {
        lock (CellStore.Gate)
        {
            return StateOf(series);
        }
    }

    private void RemoveFromArray(TSeries series)
    {
        var first = Array.IndexOf(Series, series);
        if (first < 0)
        {
            return;
        }

        var stamp = 0L;
        HasChanged(series, ref stamp);
        Bury(new SeriesKey(Layout.Canonical(first), ""), series, stamp, StateOf(series), hasExpired: false);
        for (var i = first; i < Series.Length; i++)
        {
            if (ReferenceEquals(Series[i], series))
            {
                Volatile.Write(ref Series[i], null);
            }
        }
    }

    private void RemoveAt(int index, long stamp, object state, bool hasExpired)
    {
        var entries = _table.Entries;
        ref var entry = ref entries[index];
        Bury(new SeriesKey(entry.ClosedIndex, entry.Key), Unsafe.As<TSeries>(entry.Series!), stamp, state, hasExpired);
        Forget(entries, index);
    }

    private void Bury(SeriesKey key, TSeries series, long stamp, object state, bool hasExpired)
    {
        if (_limbo is null)
        {
            _limbo = new Limbo<TSeries>(this);
            if (_expiry is null)
            {
                Registry.SweepBeforeScrapes(this);
            }
        }

        _limbo.Add(key, series, stamp, state, hasExpired);
    }

    /// <summary>Makes a series that takes the place of a removed one, if there was one; one that expired a short time ago goes on itself.</summary>
    private TSeries CreateNew(int closedIndex, object key)
    {
        if (_limbo is not null)
        {
            var place = new SeriesKey(closedIndex, key);
            if (_limbo.TakeBack(place) is { } back)
            {
                return back;
            }

            _limbo.Supersede(place);
        }

        var open = key as string[] ?? (_open.Length == 1 ? [(string)key] : []);
        return CreateSeries(Layout.TextOf(closedIndex, open));
    }

    private void Watch(int index, TSeries series)
    {
        if (_expiry is not null)
        {
            HasChanged(series, ref _table.Entries.Note(index, 0));
            _table.Entries.Note(index, 1) = _expiry.Now;
        }
    }

    private Span<string?> Keys(SeriesKey key) => key.Key is string[] several ? (string?[])[.. several] : _open.Length == 1 ? (string?[])[(string)key.Key] : [];

    private bool HaveRoom(ReadOnlySpan<string?> keys)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (IsValue(keys[i]) && !_open[i].HasRoom && !_open[i].IsKnown(keys[i]!))
            {
                return false;
            }
        }

        return true;
    }
}
