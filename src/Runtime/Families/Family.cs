using System.ComponentModel;
using System.Runtime.CompilerServices;

namespace MetricsKit.Families;

/// <summary>
/// A metric and the handles of its series. Looking up takes no lock and allocates nothing; only a series' first use does. Nothing here
/// throws: a value that is not declared, or beyond a bound, leads to the series whose label reads <c>other</c>.
/// </summary>
/// <typeparam name="TSeries">Counter, Gauge or Histogram.</typeparam>
[EditorBrowsable(EditorBrowsableState.Never)]
public abstract partial class Family<TSeries> : MetricFamily
    where TSeries : class
{
    private readonly object _gate = new();
    private readonly SeriesTable _table;
    private readonly OpenLabel[] _open;
    private readonly int _maxSeries;
    private Counter? _overflow;

    private protected Family(MetricRegistry registry, FamilyDefinition definition, MetricKind kind, LabelLayout layout, bool reports, bool expires = true)
        : base(registry, definition, kind, layout, reports)
    {
        _maxSeries = definition.MaxSeries;
        _expiry = expires && definition.ExpireAfter.Ticks > 0 ? Expiry.Of(definition, registry) : null;
        _table = new SeriesTable(_expiry is null ? 0 : NotesOfExpiry);
        Series = layout.IsArray ? new TSeries?[layout.Product] : [];
        var isAlone = layout is { OpenCount: 1, Product: 1 };
        _open = new OpenLabel[layout.OpenCount];
        var next = 0;
        foreach (var label in layout.Labels)
        {
            if (!LabelLayout.IsClosed(label))
            {
                _open[next++] = new OpenLabel(label, isAlone && label.Domain == LabelDomain.Open ? _table : null, this);
            }
        }

        if (_expiry is not null)
        {
            registry.SweepBeforeScrapes(this);
        }
    }

    /// <summary>
    /// One handle for each combination of closed and range labels, row-major in label order, the last label fastest. A label of n values
    /// takes n indices, one for "absent" where it is optional, one for <c>other</c>. Entries are null until first used. Empty where a
    /// label is open or has a source, or where there are more than 65,536 combinations.
    /// </summary>
    public TSeries?[] Series { get; }

    internal override bool HasSeries => _table.Count > 0 || Array.Exists(Series, static series => series is not null);

    private protected int SeriesCount => _table.Count;

    private bool IsFull => _table.Count >= (_maxSeries > 0 ? _maxSeries : Registry.MaxSeriesPerMetric);

    /// <summary>The series of a combination of closed labels, made on first use.</summary>
    /// <param name="index">As in <see cref="Series"/>; one that means nothing leads to <c>other</c>.</param>
    /// <returns>The series.</returns>
    public TSeries Create(int index)
    {
        if (!Layout.IsArray)
        {
            return Find(index, (string?)null);
        }

        var canonical = Layout.Canonical(index);
        lock (_gate)
        {
            var series = Series[canonical] ??= CreateNew(canonical, "");
            if ((uint)index < (uint)Series.Length)
            {
                Series[index] = series;
            }

            return series;
        }
    }

    /// <summary>The series of a combination of closed labels and one open or source label.</summary>
    /// <param name="closedIndex">Index of the closed labels, as in <see cref="Series"/>; 0 without any.</param>
    /// <param name="open">Value; null or empty for "absent" where the label is optional, else for <c>other</c>.</param>
    /// <returns>The series.</returns>
    public TSeries Find(int closedIndex, string? open) =>
        _table.Find(closedIndex, open, out _) is { } series ? Unsafe.As<TSeries>(series) : FindRarely(closedIndex, [open]);

    /// <summary>The series of a combination of closed labels and several open or source labels.</summary>
    /// <param name="closedIndex">Index of the closed labels, as in <see cref="Series"/>; 0 without any.</param>
    /// <param name="open">Values in label order; null or empty for "absent" where the label is optional, else for <c>other</c>.</param>
    /// <returns>The series.</returns>
    public TSeries Find(int closedIndex, ReadOnlySpan<string?> open)
    {
        if (open.Length == 1)
        {
            return Find(closedIndex, open[0]);
        }

        return _table.Find(closedIndex, open) is { } series ? Unsafe.As<TSeries>(series) : FindRarely(closedIndex, open);
    }

    internal sealed override int Write(int position, SeriesWriter writer)
    {
        var array = Layout.IsArray ? Series : null;
        var entries = array is null ? (position == 0 ? writer.Entries = _table.Entries : writer.Entries) : null;
        var end = array?.Length ?? entries!.Count;
        for (; position < end; position++)
        {
            var series = array is null ? Unsafe.As<TSeries>(entries!.At(position)) : array[position];
            if (series is null || (array is not null && Layout.Canonical(position) != position) || (writer.HasEarlier && writer.Earlier.Contains(LabelsOf(series))))
            {
                continue;
            }

            WriteSeries(series, writer);
            if (writer.IsFull)
            {
                return position + 1;
            }
        }

        return -1;
    }

    internal override double? Read(string name, ReadOnlySpan<(string Label, string Value)> labels)
    {
        var extra = ExtraLabelOf(name);
        if (LabelTextOf(labels, extra) is not { } text)
        {
            return null;
        }

        var extraValue = "";
        foreach (var (label, value) in labels)
        {
            extraValue = label == extra ? value : extraValue;
        }

        foreach (var series in DistinctSeries())
        {
            if (LabelsOf(series).SequenceEqual(text))
            {
                return ReadSeries(series, name, extraValue);
            }
        }

        return null;
    }

    internal sealed override void AddLabelTexts(LabelTextSet texts) => AddLabelTexts(texts, _table.Entries);

    /// <inheritdoc />
    /// <remarks>From the entries that <see cref="Write"/> has gone through, though others may have taken their place by now.</remarks>
    internal sealed override void AddLabelTexts(SeriesWriter writer) => AddLabelTexts(writer.Earlier, writer.Entries ?? _table.Entries);

    private protected abstract TSeries CreateSeries(byte[] labels);

    private protected abstract ReadOnlySpan<byte> LabelsOf(TSeries series);

    private protected abstract void WriteSeries(TSeries series, SeriesWriter writer);

    /// <summary>A label that a sample has besides the family's own.</summary>
    private protected virtual string? ExtraLabelOf(string name) => null;

    private protected abstract double? ReadSeries(TSeries series, string name, string extraValue);

    /// <summary>Every series once, for who reads them outside a scrape.</summary>
    internal IEnumerable<TSeries> DistinctSeries() => AllSeries(_table.Entries);

    private void AddLabelTexts(LabelTextSet texts, SeriesEntries entries)
    {
        foreach (var series in AllSeries(entries))
        {
            texts.Add(LabelsOf(series));
        }
    }

    private IEnumerable<TSeries> AllSeries(SeriesEntries entries)
    {
        if (Layout.IsArray)
        {
            for (var i = 0; i < Series.Length; i++)
            {
                if (Series[i] is { } series && Layout.Canonical(i) == i)
                {
                    yield return series;
                }
            }
        }
        else
        {
            for (var i = 0; i < entries.Count; i++)
            {
                if (Unsafe.As<TSeries>(entries.At(i)) is { } series)
                {
                    yield return series;
                }
            }
        }
    }
}
