namespace MetricsKit.RuleFiles.Helm;

/// <summary>A value of a chart's template with something plausible for each mark.</summary>
/// <param name="Text">The text.</param>
/// <param name="Starts">For each of its characters, the first character of the value that it comes from; null where the two are one.</param>
/// <param name="Ends">As <paramref name="Starts"/>, after the last one.</param>
internal sealed record FilledText(string Text, IReadOnlyList<int>? Starts, IReadOnlyList<int>? Ends)
{
    /// <summary>Ids of what must not be said, because it would be about what was filled in.</summary>
    public IReadOnlyList<string> Unsure { get; init; } = [];

    /// <summary>What was filled in, as stretches of <see cref="Text"/>, each with what may not be said of it.</summary>
    public IReadOnlyList<Fill> Fills { get; init; } = [];

    /// <summary>The same value with other fillings: what holds for all of them depends on none.</summary>
    public IReadOnlyList<FilledText> Variants { get; init; } = [];

    /// <summary>A value as it is.</summary>
    public static FilledText Of(string value) => new(value, null, null);

    /// <summary>The stretch of the value that makes a stretch of the text.</summary>
    public (int Start, int End) ToValue(int start, int end, int valueLength)
    {
        if (Starts is null || Ends is null)
        {
            return (start, end);
        }

        int from = start < Starts.Count ? Starts[start] : valueLength;
        return end > start ? (from, Ends[Math.Min(end, Ends.Count) - 1]) : (from, from);
    }
}
