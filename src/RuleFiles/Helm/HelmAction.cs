namespace MetricsKit.RuleFiles.Helm;

internal enum HelmActionKind
{
    /// <summary>Puts something into the text that is not known here.</summary>
    Value,

    /// <summary>Puts a constant into the text: the braces of a template that is meant for Prometheus.</summary>
    Literal,

    /// <summary>Puts nothing into the text: a condition, a loop, a comment, a variable.</summary>
    Control,

    /// <summary>A branch that is taken instead of the one before it.</summary>
    Else,
}

/// <summary>An action in a template of a chart.</summary>
/// <param name="Kind">What it does.</param>
/// <param name="Start">First of its braces.</param>
/// <param name="End">After the last one.</param>
internal readonly record struct HelmAction(HelmActionKind Kind, int Start, int End)
{
    /// <summary>The constant's first character in the file, for a literal.</summary>
    public int LiteralStart { get; init; }

    /// <summary>Number of characters of the constant.</summary>
    public int LiteralLength { get; init; }

    /// <summary>Only Helm, not Prometheus, knows what stands in it.</summary>
    public bool IsHelms { get; init; }
}
