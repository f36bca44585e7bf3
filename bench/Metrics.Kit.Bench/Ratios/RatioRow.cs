namespace MetricsKit.Bench.Ratios;

/// <summary>One line of the table.</summary>
/// <param name="Work">What was measured.</param>
/// <param name="Figure">The result.</param>
/// <param name="Target">Largest result that is good enough; null for a figure that has no target.</param>
/// <param name="Unit">What the figure counts.</param>
internal sealed record RatioRow(string Work, double Figure, double? Target, string Unit)
{
    /// <summary>Whether the target is met, to the digits that are printed.</summary>
    public bool? IsMet => Target is { } target ? Math.Round(Figure, 2) <= target : null;
}
