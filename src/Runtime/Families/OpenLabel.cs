namespace MetricsKit.Families;

/// <summary>
/// The distinct values of one open or source label, up to its bound. Looking up takes no lock and allocates nothing, whatever the value;
/// adding is done under the family's lock.
/// </summary>
internal sealed class OpenLabel
{
    /// <summary>Longest value that is kept, in UTF-16 units; memory would not be bounded by a number of values alone.</summary>
    public const int LongestValue = 1_024;

    private readonly LabelDefinition _definition;
    private readonly SeriesTable _values;
    private readonly bool _valuesAreSeries;
    private readonly Func<string, Counter?> _overflowOf;
    private Counter? _overflow;
    private int _taken;
    private int _published;

    /// <param name="definition">The label.</param>
    /// <param name="series">The family's series where they are found by this label alone: then no second table of values is needed.</param>
    /// <param name="overflowOf">The counter of values turned away, by label name; asked for on first use.</param>
    public OpenLabel(LabelDefinition definition, SeriesTable? series, Func<string, Counter?> overflowOf)
    {
        _definition = definition;
        _values = series ?? new SeriesTable();
        _valuesAreSeries = series is not null;
        _overflowOf = overflowOf;
    }

    public LabelDefinition Definition => _definition;

    private bool HasRoom => Volatile.Read(ref _published) < _definition.MaxValues;

    /// <summary>Finds the value to look a series up by.</summary>
    /// <param name="value">What the caller gave.</param>
    /// <param name="canonical">The known string of the same bytes, empty for "absent", <c>other</c>, or the caller's own where it is new.</param>
    /// <returns>False: the value is new and there may be room for it.</returns>
    public bool TryResolve(string? value, out string canonical)
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

        if (value.Length <= LongestValue && hasRoom && _definition.Domain == LabelDomain.Open)
        {
            canonical = value;
            return false;
        }

        CountOverflow();
        canonical = LabelLayout.Other;
        return true;
    }

    /// <summary>Takes a new value in, or turns it away; under the family's lock.</summary>
    /// <returns>What to name the series by.</returns>
    public string Add(string value)
    {
        if (TryKnown(value, out var canonical))
        {
            return canonical;
        }

        if (_taken >= _definition.MaxValues || value.Length > LongestValue)
        {
            CountOverflow();
            return LabelLayout.Other;
        }

        value = Utf16.Repair(value);
        _taken++;
        if (!_valuesAreSeries)
        {
            _values.Add(0, value, value);
            Publish();
        }

        return value;
    }

    /// <summary>Says that every value taken in can be found; under the family's lock.</summary>
    public void Publish() => Volatile.Write(ref _published, _taken);

    /// <summary>Says that a value was turned away.</summary>
    public void CountOverflow() => (_overflow ??= _overflowOf(_definition.Name))?.Inc();

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
