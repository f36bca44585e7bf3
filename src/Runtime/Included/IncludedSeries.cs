namespace MetricsKit;

/// <summary>One series of another client's metric.</summary>
internal sealed class IncludedSeries(byte[] labels)
{
    // Exact in a double, so that it can be written as the whole number it is.
    private const double LargestWhole = 1L << 53;

    private List<(double Extra, double Value)>? _parts;
    private double _value = double.NaN;
    private double _count = double.NaN;
    private bool _hasValue;
    private BucketTexts? _buckets;
    private long[] _counts = [];

    /// <summary>Label text.</summary>
    public byte[] Labels => labels;

    public void Add(SamplePart part, double extra, double value)
    {
        switch (part)
        {
            case SamplePart.Bucket:
            case SamplePart.Value when !double.IsNaN(extra):
                (_parts ??= []).Add((extra, value));
                break;
            case SamplePart.Count:
                _count = value;
                break;
            default:
                // Of a series that is there twice the first one counts.
                _value = _hasValue ? _value : value;
                _hasValue = true;
                break;
        }
    }

    /// <summary>Puts the samples together.</summary>
    /// <returns>False: it lacks what such a series must have.</returns>
    public bool Finish(SeriesType type) => type switch
    {
        SeriesType.Histogram => FinishHistogram(),
        SeriesType.Summary => _hasValue || !double.IsNaN(_count),
        _ => _hasValue,
    };

    public void Write(SeriesType type, SeriesWriter writer)
    {
        switch (type)
        {
            case SeriesType.Counter when Math.Abs(_value) < LargestWhole && _value == Math.Floor(_value):
                writer.Counter(labels, (long)_value);
                break;
            case SeriesType.Counter:
                writer.Counter(labels, _value);
                break;
            case SeriesType.Histogram:
                writer.Histogram(labels, _buckets!, _counts, _value, []);
                break;
            case SeriesType.Summary:
                writer.Summary(labels, _parts is null ? [] : System.Runtime.InteropServices.CollectionsMarshal.AsSpan(_parts), _value, Whole(_count));
                break;
            case SeriesType.Unknown:
                writer.Unknown(labels, _value);
                break;
            default:
                writer.Gauge(labels, _value);
                break;
        }
    }

    /// <summary>
    /// Turns cumulative buckets into those of our own histograms. A client that counts while it writes may show a bucket below the one before,
    /// or a count that is not the last bucket: the highest number so far holds.
    /// </summary>
    private bool FinishHistogram()
    {
        var buckets = _parts ?? [];
        buckets.Sort(static (a, b) => a.Extra.CompareTo(b.Extra));
        if (buckets.Count == 0 || !double.IsPositiveInfinity(buckets[^1].Extra))
        {
            if (double.IsNaN(_count))
            {
                return false;
            }

            buckets.Add((double.PositiveInfinity, _count));
        }

        var bounds = new List<double>(buckets.Count);
        var counts = new List<long>(buckets.Count);
        long before = 0;
        foreach (var (bound, cumulative) in buckets)
        {
            if (double.IsNaN(bound) || double.IsNegativeInfinity(bound) || (bounds.Count > 0 && bounds[^1] == bound))
            {
                continue;
            }

            var total = Math.Max(before, Whole(cumulative));
            bounds.Add(bound);
            counts.Add(total - before);
            before = total;
        }

        _buckets = new BucketTexts([.. bounds.Take(bounds.Count - 1)]);
        _counts = [.. counts];
        return true;
    }

    private static long Whole(double count) => count is > 0 and < long.MaxValue ? (long)count : 0;
}
