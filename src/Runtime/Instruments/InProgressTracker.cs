namespace MetricsKit;

/// <summary>Keeps a gauge 1 higher until it is disposed. Dispose it once: every further call subtracts again.</summary>
public readonly struct InProgressTracker : IDisposable, IEquatable<InProgressTracker>
{
    private readonly Gauge? _gauge;

    internal InProgressTracker(Gauge gauge)
    {
        _gauge = gauge;
        gauge.Inc();
    }

    /// <summary>Subtracts 1 from the gauge; nothing for a default tracker.</summary>
    public void Dispose() => _gauge?.Dec();

    /// <inheritdoc />
    public bool Equals(InProgressTracker other) => ReferenceEquals(_gauge, other._gauge);

    /// <inheritdoc />
    public override bool Equals(object? obj) => obj is InProgressTracker other && Equals(other);

    /// <inheritdoc />
    public override int GetHashCode() => _gauge?.GetHashCode() ?? 0;

    /// <summary>Whether two trackers hold the same gauge.</summary>
    public static bool operator ==(InProgressTracker left, InProgressTracker right) => left.Equals(right);

    /// <summary>Whether two trackers hold different gauges.</summary>
    public static bool operator !=(InProgressTracker left, InProgressTracker right) => !left.Equals(right);
}
