namespace MetricsKit.PromQL;

/// <summary>What <c>anchored</c> and <c>smoothed</c> ask for at the ends of a range. Prometheus 3.7 or later, behind a feature flag.</summary>
public enum RangeExtension
{
    /// <summary>Neither.</summary>
    None,

    /// <summary><c>anchored</c></summary>
    Anchored,

    /// <summary><c>smoothed</c></summary>
    Smoothed,
}

/// <summary>A selector of series: <c>up{job="api"} offset 5m</c>.</summary>
/// <param name="Name">The metric's name as written before the braces; null without one.</param>
/// <param name="Matchers">What stands in the braces.</param>
public sealed record VectorSelector(string? Name, NodeList<LabelMatcher> Matchers) : Expr
{
    /// <summary>A selector with these matchers.</summary>
    public VectorSelector(string? name, params LabelMatcher[] matchers)
        : this(name, new NodeList<LabelMatcher>(matchers))
    {
    }

    /// <summary>The one metric that is selected, whether its name stands before or in the braces; null when there may be several.</summary>
    public string? MetricName =>
        Name ?? Matchers.FirstOrDefault(m => m.Name == LabelMatcher.MetricName && m.Operator == MatchOperator.Equal)?.Value;

    /// <summary>How far back in time it looks, or forth when negative; null for not at all.</summary>
    public DurationExpr? Offset { get; init; }

    /// <summary>The fixed time at which it is evaluated; null for the evaluation's own.</summary>
    public AtModifier? At { get; init; }

    /// <summary><c>anchored</c>, <c>smoothed</c> or neither.</summary>
    public RangeExtension Extension { get; init; }

    /// <summary>Where the name before the braces stands.</summary>
    public SourceSpan NameSpan
    {
        get => Token;
        init => Token = value;
    }

    /// <inheritdoc/>
    public override PromType Type => PromType.InstantVector;

    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children => Matchers.Concat(Modifiers.Of(At, Offset));

    /// <summary>The same series at the same time: the order of the matchers does not count.</summary>
    public bool Equals(VectorSelector? other) =>
        other is not null
        && Name == other.Name
        && Extension == other.Extension
        && Equals(At, other.At)
        && Equals(Offset, other.Offset)
        && Matchers.Count == other.Matchers.Count
        && Sorted(Matchers).SequenceEqual(Sorted(other.Matchers));

    /// <inheritdoc/>
    public override int GetHashCode() => (Name, Extension, At, Offset, Matchers.Sum(m => (long)m.GetHashCode())).GetHashCode();

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitVectorSelector(this);

    private static IEnumerable<LabelMatcher> Sorted(NodeList<LabelMatcher> matchers) => matchers
        .OrderBy(m => m.Name, StringComparer.Ordinal).ThenBy(m => m.Operator).ThenBy(m => m.Value, StringComparer.Ordinal);
}

/// <summary>A range of a selector's samples: <c>up[5m]</c>.</summary>
/// <param name="Selector">The series. Its offset, <c>@</c> and extension are written after the brackets and apply to the range.</param>
/// <param name="Range">How far the range reaches back.</param>
public sealed record MatrixSelector(VectorSelector Selector, DurationExpr Range) : Expr
{
    /// <summary>A range of fixed length.</summary>
    public MatrixSelector(VectorSelector selector, PromDuration range)
        : this(selector, new DurationLiteral(range))
    {
    }

    /// <inheritdoc/>
    public override PromType Type => PromType.RangeVector;

    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children => [Selector, Range];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitMatrixSelector(this);
}

/// <summary>An expression evaluated at each step of a range: <c>rate(x[5m])[1h:1m]</c>.</summary>
/// <param name="Inner">The expression.</param>
/// <param name="Range">How far the range reaches back.</param>
/// <param name="Step">Distance of the steps; null for the evaluation interval.</param>
public sealed record SubqueryExpr(Expr Inner, DurationExpr Range, DurationExpr? Step = null) : Expr
{
    /// <summary>As <see cref="VectorSelector.Offset"/>.</summary>
    public DurationExpr? Offset { get; init; }

    /// <summary>As <see cref="VectorSelector.At"/>.</summary>
    public AtModifier? At { get; init; }

    /// <inheritdoc/>
    public override PromType Type => PromType.RangeVector;

    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children =>
        (Step is null ? new PromQLNode[] { Inner, Range } : [Inner, Range, Step]).Concat(Modifiers.Of(At, Offset));

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitSubqueryExpr(this);
}

/// <summary>What <c>@</c> fixes the evaluation to.</summary>
public enum AtKind
{
    /// <summary>A time.</summary>
    Timestamp,

    /// <summary><c>start()</c> of the query.</summary>
    Start,

    /// <summary><c>end()</c> of the query.</summary>
    End,
}

/// <summary><c>@ 1609746000</c>, <c>@ start()</c>, <c>@ end()</c>.</summary>
/// <param name="Kind">Which of them.</param>
/// <param name="Milliseconds">Unix time, for a timestamp; else 0.</param>
public sealed record AtModifier(AtKind Kind, long Milliseconds = 0) : PromQLNode
{
    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children => [];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitAtModifier(this);
}

internal static class Modifiers
{
    /// <summary>Those that are there, in the order of the text.</summary>
    public static IEnumerable<PromQLNode> Of(AtModifier? at, DurationExpr? offset) =>
        new PromQLNode?[] { at, offset }.OfType<PromQLNode>().OrderBy(n => n.Start);
}
