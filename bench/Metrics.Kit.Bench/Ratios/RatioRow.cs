namespace MetricsKit.Bench.Ratios;

/// <summary>One line of the table.</summary>
/// <param name="Work">What was measured.</param>
/// <param name="Figure">The result.</param>
/// <param name="Target">Largest result that is good enough, or smallest where <paramref name="IsLeast"/>; null for a figure that has no target.</param>
/// <param name="Unit">What the figure counts.</param>
/// <param name="IsLeast">True: more is better.</param>
internal sealed record RatioRow(string Work, double Figure, double? Target, string Unit, bool IsLeast = false)
{
    /// <summary>The same work done by other clients, by their names.</summary>
    public IReadOnlyList<(string Client, double Figure)> Others { get; init; } = [];

    /// <summary>Whether the target is met, to the digits that are printed.</summary>
    public bool? IsMet => Target is { } target ? (IsLeast ? Math.Round(Figure, 2) >= target : Math.Round(Figure, 2) <= target) : null;
}
