namespace MetricsKit.Families;

/// <summary>When the series of a family expire, by the registry's clock.</summary>
internal sealed class Expiry(TimeSpan after, TimeProvider clock)
{
    // A full family looks for what has expired before it turns a value away, but not for each: going through all series takes time.
    private static readonly TimeSpan s_longestPause = TimeSpan.FromSeconds(10);

    private readonly long _pause = (long)(Math.Min(after.TotalSeconds / 4, s_longestPause.TotalSeconds) * clock.TimestampFrequency);
    private long _nextAt = long.MinValue;

    /// <summary>The present time as the clock counts it.</summary>
    public long Now => clock.GetTimestamp();

    /// <summary>True: the last look was long enough ago for another one.</summary>
    public bool IsDue => Now >= Volatile.Read(ref _nextAt);

    /// <summary>The expiry of a family; null for never. Only open labels make series without end, so others keep theirs.</summary>
    public static Expiry? Of(FamilyDefinition definition, MetricRegistry registry) =>
        definition.ExpireAfter > TimeSpan.Zero && Array.Exists(definition.Labels, static label => label.Domain == LabelDomain.Open)
            ? new Expiry(definition.ExpireAfter, registry.TimeProvider)
            : null;

    /// <summary>Whether a series last written at a time has expired.</summary>
    public bool IsOver(long since, long now) => clock.GetElapsedTime(since, now) >= after;

    /// <summary>Says that all series were looked at.</summary>
    public void Looked(long now) => Volatile.Write(ref _nextAt, now + _pause);
}
