namespace MetricsKit;

/// <summary>How one instrument of <c>System.Diagnostics.Metrics</c> is shown; see <see cref="MeterAdapterOptions.Instrument"/>.</summary>
public sealed class MeterInstrumentOptions
{
    private int? _maxSeries;

    /// <summary>False to leave the instrument out although its meter is shown.</summary>
    public bool Enabled { get; set; } = true;

    /// <summary>The only tags that become labels, by their own names; null, as at first, for all that are not dropped.</summary>
    public ICollection<string>? Tags { get; set; }

    /// <summary>Tags that do not become labels, by their own names, beside those of <see cref="MeterAdapterOptions.DroppedTags"/>.</summary>
    public ICollection<string> DroppedTags { get; } = new List<string>();

    /// <summary>Upper bounds of a histogram in the instrument's unit, ascending; null for those it advises, or else such as fit its unit.</summary>
    public IReadOnlyList<double>? Buckets { get; set; }

    /// <summary>True for a native histogram beside the buckets, shown where the format can.</summary>
    public bool Native { get; set; }

    /// <summary>Most series; null for <see cref="MeterAdapterOptions.MaxSeriesPerInstrument"/>.</summary>
    /// <exception cref="ArgumentOutOfRangeException">Below 1.</exception>
    public int? MaxSeries
    {
        get => _maxSeries;
        set
        {
            if (value is { } most)
            {
                ArgumentOutOfRangeException.ThrowIfLessThan(most, 1, nameof(MaxSeries));
            }

            _maxSeries = value;
        }
    }

    /// <summary>The same settings, which nobody else can change.</summary>
    internal MeterInstrumentOptions Copy()
    {
        var copy = new MeterInstrumentOptions
        {
            Enabled = Enabled,
            Tags = Tags is null ? null : [.. Tags],
            Buckets = Buckets is null ? null : [.. Buckets],
            Native = Native,
            MaxSeries = MaxSeries,
        };
        foreach (var tag in DroppedTags)
        {
            copy.DroppedTags.Add(tag);
        }

        return copy;
    }
}
