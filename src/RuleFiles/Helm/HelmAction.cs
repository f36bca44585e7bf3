namespace MetricsKit.RuleFiles.Helm;

internal enum HelmActionKind
{
    /// <summary>Puts something into the text that is not known here.</summary>
    Value,

    /// <summary>Puts a constant into the text: the braces of a template that is meant for Prometheus.</summary>
    Literal,

    /// <summary>Puts nothing into the text: a comment, a variable.</summary>
    Control,

    /// <summary>Repeats what follows, up to its end.</summary>
    Range,

    /// <summary>Begins something else that has an end: a condition, a definition.</summary>
    Open,

    /// <summary>Ends what was begun last.</summary>
    End,

    /// <summary>A branch that is taken instead of the one before it.</summary>
    ElseBranch,
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
