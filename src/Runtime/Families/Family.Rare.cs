using System.Runtime.CompilerServices;

namespace MetricsKit.Families;

/// <content>Look-ups that find nothing: values that are new, beyond a bound, or written in another way.</content>
public abstract partial class Family<TSeries>
{
    [MethodImpl(MethodImplOptions.NoInlining)]
    private TSeries FindRarely(int closedIndex, ReadOnlySpan<string?> open)
    {
        if (Layout.IsArray)
        {
            return Create(closedIndex);
        }

        closedIndex = Layout.Canonical(closedIndex);
        var scratch = KeyScratch.Take(_open.Length);
        var keys = scratch.AsSpan(0, _open.Length);
        var known = true;
        var isFull = IsFull;
        for (var i = 0; i < keys.Length; i++)
        {
            known &= _open[i].TryResolve(i < open.Length ? open[i] : null, out keys[i]!);
        }

        var series = known ? Lookup(closedIndex, keys) : null;
        if (series is null && isFull && IsFull && !MayFree)
        {
            closedIndex = GiveUp(closedIndex, keys);
            series = Lookup(closedIndex, keys);
        }

        series ??= Add(closedIndex, keys);
        KeyScratch.Return(scratch, _open.Length);
        return series;
    }

    private TSeries Add(int closedIndex, Span<string?> keys)
    {
        lock (_gate)
        {
            if (IsShort(keys) && MayFree)
            {
                MakeRoom();
            }

            for (var i = 0; i < keys.Length; i++)
            {
                if (IsValue(keys[i]))
                {
                    _open[i].TryResolve(keys[i], out keys[i]!, isFinal: true);
                }
            }

            if (Lookup(closedIndex, keys) is { } known)
            {
                return known;
            }

            if (IsFull)
            {
                closedIndex = GiveUp(closedIndex, keys);
                if (Lookup(closedIndex, keys) is { } other)
                {
                    return other;
                }
            }

            return AddNew(closedIndex, keys);
        }
    }

    private TSeries AddNew(int closedIndex, Span<string?> keys, TSeries? series = null)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            keys[i] = IsValue(keys[i]) ? _open[i].Add(keys[i]!) : keys[i];
        }

        object key = keys.Length switch { 0 => "", 1 => keys[0]!, _ => keys.ToArray() };
        series ??= CreateNew(closedIndex, key);
        var index = key is string[] several ? _table.Add(closedIndex, several, series) : _table.Add(closedIndex, (string)key, series);
        Watch(index, series);
        foreach (var label in _open)
        {
            label.Publish();
        }

        return series;
    }

    /// <summary>Whether a bound may keep a new series out.</summary>
    private bool IsShort(ReadOnlySpan<string?> keys)
    {
        var isShort = IsFull;
        for (var i = 0; i < keys.Length; i++)
        {
            isShort |= IsValue(keys[i]) && !_open[i].HasRoom;
        }

        return isShort;
    }

    private static bool IsValue(string? key) => key is not (null or "" or LabelLayout.Other);

    /// <summary>The family has as many series as it may: open labels become <c>other</c>, closed ones only where there are none open.</summary>
    private int GiveUp(int closedIndex, Span<string?> keys)
    {
        for (var i = 0; i < keys.Length; i++)
        {
            if (IsValue(keys[i]))
            {
                keys[i] = LabelLayout.Other;
                _open[i].CountOverflow();
            }
        }

        if (keys.Length > 0 || closedIndex == Layout.AllOther)
        {
            return closedIndex;
        }

        if (Reports)
        {
            (_overflow ??= Registry.OverflowOf(Name, null)).Inc();
        }

        return Layout.AllOther;
    }

    private TSeries? Lookup(int closedIndex, ReadOnlySpan<string?> keys) =>
        Unsafe.As<TSeries>(keys.Length > 1 ? _table.Find(closedIndex, keys) : _table.Find(closedIndex, keys.Length == 1 ? keys[0] : null, out _));
}
