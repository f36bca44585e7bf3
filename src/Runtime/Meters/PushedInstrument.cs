using System.Runtime.CompilerServices;

namespace MetricsKit;

/// <summary>What a listener remembers of an instrument that pushes: where its measurements go.</summary>
internal abstract class PushedInstrument(KeyValuePair<string, object?>[] constants, TagFilter? filter)
{
    protected KeyValuePair<string, object?>[] Constants => constants;

    protected TagFilter? Filter => filter;

    public abstract void Record(long value, ReadOnlySpan<KeyValuePair<string, object?>> tags);

    public abstract void Record(double value, ReadOnlySpan<KeyValuePair<string, object?>> tags);

    /// <summary>Told once the instrument is gone.</summary>
    public Action? Ended { get; set; }
}

/// <inheritdoc />
/// <typeparam name="TSeries">Counter, Gauge or Histogram.</typeparam>
internal abstract class PushedInstrument<TSeries>(PushedMeterFamily<TSeries> family, KeyValuePair<string, object?>[] constants, TagFilter? filter)
    : PushedInstrument(constants, filter)
    where TSeries : class
{
    private readonly TagTable _known = new();
    private TSeries? _untagged;

    protected PushedMeterFamily<TSeries> Family => family;

    /// <summary>The series of a measurement.</summary>
    [MethodImpl(MethodImplOptions.AggressiveInlining)]
    protected TSeries Find(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        if (tags.IsEmpty && Volatile.Read(ref _untagged) is { } untagged)
        {
            return untagged;
        }

        return Filter is null || Filter.KeepsAll(tags) ? FindKept(tags) : FindFiltered(tags, Filter);
    }

    private TSeries FindKept(ReadOnlySpan<KeyValuePair<string, object?>> tags) =>
        _known.Find(tags) is { } series ? Unsafe.As<TSeries>(series) : Resolve(tags);

    private TSeries FindFiltered(ReadOnlySpan<KeyValuePair<string, object?>> tags, TagFilter filter)
    {
        if (tags.Length > TagFilter.Room)
        {
            var many = new KeyValuePair<string, object?>[tags.Length];
            return FindKept(many.AsSpan(0, filter.Copy(tags, many)));
        }

        var few = default(TagFilter.Tags);
        Span<KeyValuePair<string, object?>> kept = few;
        return FindKept(kept[..filter.Copy(tags, kept)]);
    }

    [MethodImpl(MethodImplOptions.NoInlining)]
    private TSeries Resolve(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        var series = Family.Resolve(Constants, tags, _known);
        if (tags.IsEmpty)
        {
            Volatile.Write(ref _untagged, series);
        }

        return series;
    }
}
