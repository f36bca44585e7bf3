namespace MetricsKit.Families;

/// <summary>
/// The distinct values of one open or source label, up to its bound. Looking up takes no lock and allocates nothing, whatever the value;
/// adding and releasing are done under the family's lock. A value of an open label is free again when the last series with it is removed.
/// </summary>
internal sealed class OpenLabel
{
    /// <summary>Longest value that is kept, in UTF-16 units; memory would not be bounded by a number of values alone.</summary>
    public const int LongestValue = 1_024;

    private readonly LabelDefinition _definition;
    private readonly SeriesTable _values;
    private readonly bool _valuesAreSeries;
    private readonly bool _countsUses;
    private readonly MetricFamily _family;
    private Counter? _overflow;
    private int _taken;
    private int _published;

    /// <param name="definition">The label.</param>
    /// <param name="series">The family's series where they are found by this label alone: then no second table of values is needed.</param>
    /// <param name="family">Whose label it is.</param>
    public OpenLabel(LabelDefinition definition, SeriesTable? series, MetricFamily family)
    {
        _definition = definition;
        _valuesAreSeries = series is not null;
        _countsUses = series is null && definition.Domain == LabelDomain.Open;
        _values = series ?? new SeriesTable(notes: _countsUses ? 1 : 0);
        _family = family;
    }

    public LabelDefinition Definition => _definition;

    /// <summary>True: a new value can be taken in.</summary>
    public bool HasRoom => Volatile.Read(ref _published) < _definition.MaxValues;

    /// <summary>Finds the value to look a series up by.</summary>
    /// <param name="value">What the caller gave.</param>
    /// <param name="canonical">The known string of the same bytes, empty for "absent", <c>other</c>, or the caller's own where it is new.</param>
    /// <param name="isFinal">True: nothing is going to be removed to make room.</param>
    /// <returns>False: the value is new and there may be room for it.</returns>
    public bool TryResolve(string? value, out string canonical, bool isFinal = false)
    {
        if (string.IsNullOrEmpty(value))
        {
            canonical = _definition.Optional ? "" : LabelLayout.Other;
            return true;
        }

        if (value is LabelLayout.Other)
        {
            canonical = LabelLayout.Other;
            return true;
        }

        // Room first: once there is none every value that was taken can be found, so that none of them is turned away while it comes in.
        var hasRoom = HasRoom;
        if (TryKnown(value, out canonical))
        {
            return true;
        }

        // A value that was removed between the two looks has left room.
        if (value.Length <= LongestValue && _definition.Domain == LabelDomain.Open && (hasRoom || HasRoom || (!isFinal && _family.MayFree)))
        {
            canonical = value;
            return false;
        }

        CountOverflow();
        canonical = LabelLayout.Other;
        return true;
    }

    /// <summary>Takes a value in for one more series, or turns it away; under the family's lock.</summary>
    /// <returns>What to name the series by.</returns>
    public string Add(string value)
    {
        if (!TryKnown(value, out var canonical))
        {
            if (_taken >= _definition.MaxValues || value.Length > LongestValue)
            {
                CountOverflow();
                return LabelLayout.Other;
            }

            canonical = Utf16.Repair(value);
            _taken++;
            if (!_valuesAreSeries)
            {
                _values.Add(0, canonical, canonical);
                Publish();
            }
        }

        if (_countsUses)
        {
            _values.Entries.Note(_values.IndexOf(canonical), 0)++;
        }

        return canonical;
    }

    /// <summary>Says that a series with a value is about to be removed; under the family's lock.</summary>
    /// <param name="value">The string that <see cref="Add"/> gave.</param>
    public void Release(string value)
    {
        if (_definition.Domain != LabelDomain.Open)
        {
            return;
        }

        // Room is there before the value is gone: who no longer finds the value finds room.
        var index = _countsUses ? _values.IndexOf(value) : -1;
        if (index >= 0 && --_values.Entries.Note(index, 0) > 0)
        {
            return;
        }

        _taken--;
        Publish();
        if (index >= 0)
        {
            _values.RemoveAt(index);
            _values.Trim();
        }
    }

    /// <summary>Says that every value taken in can be found; under the family's lock.</summary>
    public void Publish() => Volatile.Write(ref _published, _taken);

    /// <summary>Says that a value was turned away.</summary>
    public void CountOverflow() => (_overflow ??= _family.Reports ? _family.Registry.OverflowOf(_family.Name, _definition.Name) : null)?.Inc();

    /// <summary>Whether a value was taken in.</summary>
    public bool IsKnown(string value) => TryKnown(value, out _);

    private bool TryKnown(string value, out string canonical)
    {
        if (_values.Find(0, value, out var key) is not null)
        {
            canonical = key!;
            return true;
        }

        if (value.Length <= LongestValue && !Utf16.IsPrintable(value))
        {
            Span<char> repaired = stackalloc char[value.Length];
            Utf16.Repair(value, repaired);
            if (_values.Find(0, repaired, out key) is not null)
            {
                canonical = key!;
                return true;
            }
        }

        canonical = LabelLayout.Other;
        return false;
    }
}
