namespace MetricsKit.PromQL;

/// <summary>A stretch of the parsed text, in UTF-16 code units, as C# indexes a string.</summary>
/// <param name="Start">Offset of the first character.</param>
/// <param name="End">Offset after the last character.</param>
public readonly record struct SourceSpan(int Start, int End)
{
    /// <summary>Number of characters.</summary>
    public int Length => End - Start;

    /// <summary>The span from the start of this one to the end of another.</summary>
    public SourceSpan To(SourceSpan other) => new(Start, other.End);
}
