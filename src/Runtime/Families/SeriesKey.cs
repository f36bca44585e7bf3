namespace MetricsKit.Families;

/// <summary>What a series is found by: the index of its closed labels, and its open value or an array of several.</summary>
internal readonly struct SeriesKey(int closedIndex, object key) : IEquatable<SeriesKey>
{
    /// <summary>Canonical index of the closed labels.</summary>
    public int ClosedIndex => closedIndex;

    /// <summary>A string, empty where no label is open; several as an array.</summary>
    public object Key => key;

    public bool Equals(SeriesKey other) => closedIndex == other.ClosedIndex && Values(key).SequenceEqual(Values(other.Key));

    public override bool Equals(object? obj) => obj is SeriesKey other && Equals(other);

    public override int GetHashCode()
    {
        var hash = StringHash.Start(closedIndex);
        foreach (var value in Values(key))
        {
            hash = StringHash.Add(hash, value);
        }

        return StringHash.Finish(hash);
    }

    private static ReadOnlySpan<string> Values(object key) => key as string[] ?? [(string)key];
}
