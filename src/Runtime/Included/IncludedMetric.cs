using System.Text;

namespace MetricsKit;

/// <summary>A metric of another client, with its series as they were at the last fetch. Not changed once it is read.</summary>
internal sealed class IncludedMetric
{
    private readonly byte[] _name;
    private readonly Dictionary<string, IncludedSeries> _byLabels = new(StringComparer.Ordinal);
    private readonly List<IncludedSeries> _series = [];
    private readonly HashSet<string> _labelNames = new(StringComparer.Ordinal);
    private byte[] _lastLabelBytes = [];
    private IncludedSeries? _last;

    public IncludedMetric(string name)
    {
        Name = name;
        _name = Encoding.UTF8.GetBytes(name);
    }

    public string Name { get; }

    public string Help { get; set; } = "";

    public SeriesType Type { get; private set; } = SeriesType.Unknown;

    /// <summary>Names of all labels that a series has.</summary>
    public IReadOnlyCollection<string> LabelNames => _labelNames;

    /// <summary>Names of its samples.</summary>
    public string[] SampleNames => Type switch
    {
        SeriesType.Histogram => [Name, Name + "_bucket", Name + "_sum", Name + "_count"],
        SeriesType.Summary => [Name, Name + "_sum", Name + "_count"],
        _ => [Name],
    };

    /// <summary>Number of series.</summary>
    public int Count => _series.Count;

    /// <summary>The label that tells the samples of one series apart.</summary>
    public ReadOnlySpan<byte> ExtraLabel => Type == SeriesType.Histogram ? "le"u8 : "quantile"u8;

    /// <summary>Says what it is.</summary>
    /// <returns>False: that is no type, or it comes too late.</returns>
    public bool SetType(string type)
    {
        SeriesType? known = type switch
        {
            "counter" => SeriesType.Counter,
            "gauge" => SeriesType.Gauge,
            "histogram" => SeriesType.Histogram,
            "summary" => SeriesType.Summary,
            "untyped" or "unknown" => SeriesType.Unknown,
            _ => null,
        };
        if (known is not { } found || _series.Count > 0)
        {
            return false;
        }

        Type = found;
        return true;
    }

    /// <summary>Which of its samples has that name; null where none has.</summary>
    public SamplePart? PartOf(ReadOnlySpan<byte> name)
    {
        if (!name.StartsWith(_name))
        {
            return null;
        }

        var suffix = name[_name.Length..];
        var isGrouped = Type is SeriesType.Histogram or SeriesType.Summary;
        return suffix.IsEmpty ? (Type == SeriesType.Histogram ? null : SamplePart.Value)
            : !isGrouped ? null
            : suffix.SequenceEqual("_sum"u8) ? SamplePart.Sum
            : suffix.SequenceEqual("_count"u8) ? SamplePart.Count
            : Type == SeriesType.Histogram && suffix.SequenceEqual("_bucket"u8) ? SamplePart.Bucket
            : null;
    }

    /// <summary>True: such a sample has a label with a number.</summary>
    public bool WantsExtra(SamplePart part) => part == SamplePart.Bucket || (part == SamplePart.Value && Type == SeriesType.Summary);

    /// <summary>Whether a label can have that name, which is then remembered.</summary>
    public bool IsLabel(ReadOnlySpan<byte> name)
    {
        Span<char> text = stackalloc char[128];
        if (name.Length > text.Length || !Encoding.UTF8.TryGetChars(name, text, out var length))
        {
            return false;
        }

        // Almost always it is one that the series before had too.
        var lookup = text[..length];
        foreach (var known in _labelNames)
        {
            if (lookup.SequenceEqual(known))
            {
                return true;
            }
        }

        var added = new string(lookup);
        return MetricNames.IsLabel(added) && _labelNames.Add(added);
    }

    /// <summary>Takes a sample.</summary>
    /// <param name="part">Which one.</param>
    /// <param name="labels">Label text of the series.</param>
    /// <param name="extra">Bound or quantile, where there is one.</param>
    /// <param name="value">The number.</param>
    public void Add(SamplePart part, ReadOnlySpan<byte> labels, double extra, double value) => SeriesOf(labels).Add(part, extra, value);

    /// <summary>Ends the reading.</summary>
    /// <returns>False: there is nothing to show.</returns>
    public bool Finish()
    {
        _series.RemoveAll(series => !series.Finish(Type));
        return _series.Count > 0;
    }

    /// <summary>Writes one series.</summary>
    public void Write(int index, SeriesWriter writer) => _series[index].Write(Type, writer);

    private IncludedSeries SeriesOf(ReadOnlySpan<byte> labels)
    {
        // The samples of one series follow one another.
        if (_last is not null && labels.SequenceEqual(_lastLabelBytes))
        {
            return _last;
        }

        var text = Encoding.UTF8.GetString(labels);
        if (!_byLabels.TryGetValue(text, out var series))
        {
            series = new IncludedSeries(labels.ToArray());
            _byLabels.Add(text, series);
            _series.Add(series);
        }

        _lastLabelBytes = series.Labels;
        return _last = series;
    }
}
