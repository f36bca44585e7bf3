using System.Text;
using MetricsKit.Families;

namespace MetricsKit;

/// <summary>
/// The series of one or several instruments of one exposed name, whose labels nobody has declared: each series has the labels of its tags,
/// and those that others have are absent. Yields its name to a metric of our own.
/// </summary>
internal abstract class MeterFamily<TSeries> : MetricFamily
    where TSeries : class
{
    private readonly object _gate = new();
    private readonly SortedSet<string> _labels = new(StringComparer.Ordinal);
    private volatile SeriesTable _series = new();
    private volatile LabelLayout _layout;
    private TSeries? _overflow;
    private Counter? _turnedAway;

    protected MeterFamily(MetricRegistry registry, FamilyDefinition definition, MetricKind kind)
        : base(registry, definition, kind, new LabelLayout([]), reports: true)
    {
        MostSeries = definition.MaxSeries;
        _layout = base.Layout;
    }

    internal sealed override bool Yields => true;

    /// <summary>Every label that some series has.</summary>
    internal sealed override LabelLayout Layout => _layout ?? base.Layout;

    internal override bool HasSeries => _series.Count > 0;

    /// <summary>The series of a measurement whose tags have not come yet in this order, by this instrument.</summary>
    /// <param name="constants">Tags of the meter and the instrument.</param>
    /// <param name="tags">Tags of the measurement that become labels.</param>
    /// <param name="known">Where the instrument finds them the next time.</param>
    public TSeries Resolve(KeyValuePair<string, object?>[] constants, ReadOnlySpan<KeyValuePair<string, object?>> tags, TagTable known)
    {
        Span<char> initial = stackalloc char[512];
        var text = new CharBuffer(initial);
        try
        {
            TagText.Write(ref text, constants, tags);
            return Find(text.Written, out var isOverflow) is { } series && (isOverflow || !MayRemember(known, tags)) ? series : Add(constants, tags, text.Written, known);
        }
        finally
        {
            text.Dispose();
        }
    }

    internal sealed override double? Read(string name, ReadOnlySpan<(string Label, string Value)> labels)
    {
        var extra = ExtraLabelOf(name);
        var extraValue = "";
        var tags = new List<KeyValuePair<string, object?>>();
        foreach (var (label, value) in labels)
        {
            if (label == extra)
            {
                extraValue = value;
            }
            else
            {
                tags.Add(new(label, value));
            }
        }

        Span<char> initial = stackalloc char[512];
        var text = new CharBuffer(initial);
        TagText.Write(ref text, [], tags.ToArray());
        var series = _series.Find(0, text.Written, out _) as TSeries;
        text.Dispose();
        return series is null ? null : ReadSeries(series, name, extraValue);
    }

    internal sealed override void AddLabelTexts(LabelTextSet texts)
    {
        var series = _series;
        for (var i = 0; i < series.Count; i++)
        {
            texts.Add(LabelsOf((TSeries)series[i]));
        }
    }

    internal sealed override int Write(int position, SeriesWriter writer)
    {
        var all = _series;
        for (; position < all.Count; position++)
        {
            var series = (TSeries)all[position];
            if (writer.HasEarlier && writer.Earlier.Contains(LabelsOf(series)))
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

    /// <summary>Most series, without the one of the overflow.</summary>
    protected int MostSeries { get; }

    /// <summary>Number of series, the one of the overflow included.</summary>
    protected int Count => _series.Count;

    protected abstract TSeries Create(byte[] labels);

    protected abstract ReadOnlySpan<byte> LabelsOf(TSeries series);

    protected abstract void WriteSeries(TSeries series, SeriesWriter writer);

    protected abstract double? ReadSeries(TSeries series, string name, string extraValue);

    /// <summary>A label that a sample has besides those of the series.</summary>
    protected virtual string? ExtraLabelOf(string name) => null;

    /// <summary>Every series.</summary>
    protected IEnumerable<TSeries> All()
    {
        var series = _series;
        for (var i = 0; i < series.Count; i++)
        {
            yield return (TSeries)series[i];
        }
    }

    /// <summary>Forgets series, so that others have room. The rest keeps its order: a scrape that is under way writes none twice.</summary>
    protected void Forget(Func<TSeries, bool> isGone)
    {
        lock (_gate)
        {
            var rest = new SeriesTable();
            foreach (var series in All())
            {
                if (!isGone(series))
                {
                    rest.Add(0, Encoding.UTF8.GetString(LabelsOf(series)), series);
                }
            }

            _overflow = _overflow is { } overflow && isGone(overflow) ? null : _overflow;
            _series = rest;
        }
    }

    /// <summary>The series, or that of the overflow where there is no room for another one.</summary>
    /// <param name="text">The label text.</param>
    /// <param name="isOverflow">True where it is that of the overflow.</param>
    private TSeries? Find(ReadOnlySpan<char> text, out bool isOverflow)
    {
        isOverflow = false;
        if (_series.Find(0, text, out _) is TSeries series)
        {
            return series;
        }

        if (_series.Count < MostSeries || Volatile.Read(ref _overflow) is not { } overflow)
        {
            return null;
        }

        isOverflow = true;
        (_turnedAway ??= Registry.OverflowOf(Name, null)).Inc();
        return overflow;
    }

    private TSeries Add(KeyValuePair<string, object?>[] constants, ReadOnlySpan<KeyValuePair<string, object?>> tags, ReadOnlySpan<char> text, TagTable known)
    {
        lock (_gate)
        {
            var series = _series.Find(0, text, out _) as TSeries;
            if (series is null && _series.Count >= MostSeries && text.Length > 0)
            {
                (_turnedAway ??= Registry.OverflowOf(Name, null)).Inc();
                return _overflow ??= AddNew(TagText.Overflow);
            }

            if (series is null)
            {
                var labels = TagText.LabelsOf(constants, tags.ToArray());
                if (labels.Aggregate(false, (isNew, label) => _labels.Add(label) || isNew))
                {
                    // Before there is a series of it, since an exposition's constant labels are those that no series has.
                    _layout = new LabelLayout([.. _labels.Select(static label => LabelDefinition.Open(label, true, 1))]);
                    Registry.LabelsChanged();
                }

                series = AddNew(text.ToString());
            }

            if (MayRemember(known, tags) && known.Find(tags) is null)
            {
                known.Add(tags, series);
            }

            return series;
        }
    }

    /// <summary>Orders of tags are few; somebody who makes ever new ones gets no memory for them.</summary>
    private bool MayRemember(TagTable known, ReadOnlySpan<KeyValuePair<string, object?>> tags) => known.Count < 4L * MostSeries && TagTable.CanKeep(tags);

    private TSeries AddNew(string text)
    {
        var series = Create(Encoding.UTF8.GetBytes(text));
        _series.Add(0, text, series);
        return series;
    }
}
