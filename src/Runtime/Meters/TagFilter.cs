using System.Runtime.CompilerServices;

namespace MetricsKit;

/// <summary>Which tags of an instrument become labels.</summary>
internal sealed class TagFilter
{
    private const int MostKnown = 64;

    private readonly HashSet<string>? _only;
    private readonly HashSet<string> _dropped;
    private volatile (string Name, bool IsKept)[] _known = [];

    private TagFilter(IEnumerable<string>? only, IEnumerable<string> dropped)
    {
        _only = only?.ToHashSet(StringComparer.Ordinal);
        _dropped = dropped.ToHashSet(StringComparer.Ordinal);
    }

    /// <summary>Most tags that a filtered measurement may keep without an allocation.</summary>
    public const int Room = 12;

    /// <summary>The filter that options ask for; null where every tag is kept.</summary>
    public static TagFilter? Of(MeterAdapterOptions options, MeterInstrumentOptions? own)
    {
        string[] dropped = [.. options.DroppedTags, .. own?.DroppedTags ?? []];
        return dropped.Length == 0 && own?.Tags is null ? null : new TagFilter(own?.Tags, dropped);
    }

    /// <summary>True where all of them are kept, so that nothing need be copied.</summary>
    public bool KeepsAll(ReadOnlySpan<KeyValuePair<string, object?>> tags)
    {
        foreach (ref readonly var tag in tags)
        {
            if (!Keeps(tag.Key))
            {
                return false;
            }
        }

        return true;
    }

    /// <summary>Copies the tags that are kept.</summary>
    /// <returns>How many.</returns>
    public int Copy(ReadOnlySpan<KeyValuePair<string, object?>> tags, Span<KeyValuePair<string, object?>> kept)
    {
        var count = 0;
        foreach (ref readonly var tag in tags)
        {
            if (Keeps(tag.Key))
            {
                kept[count++] = tag;
            }
        }

        return count;
    }

    private bool Keeps(string? name)
    {
        foreach (ref readonly var known in _known.AsSpan())
        {
            if (ReferenceEquals(known.Name, name))
            {
                return known.IsKept;
            }
        }

        return name is not null && Decide(name);
    }

    private bool Decide(string name)
    {
        var isKept = !_dropped.Contains(name) && _only?.Contains(name) != false;
        var known = _known;
        if (known.Length < MostKnown)
        {
            // Two threads at once: one of the two names is asked about again.
            _known = [.. known, (name, isKept)];
        }

        return isKept;
    }

    /// <summary>Room for tags on the stack.</summary>
    [InlineArray(Room)]
    internal struct Tags
    {
        private KeyValuePair<string, object?> _first;
    }
}
