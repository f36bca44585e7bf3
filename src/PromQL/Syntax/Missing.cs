namespace MetricsKit.PromQL;

/// <summary>
/// Stands where an expression should: at the end of <c>up &gt;</c>, between the operators of <c>a + * b</c>.
/// Only a tree with errors has one. Its span is empty, or that of a token which is no expression; it prints as nothing.
/// </summary>
public sealed record MissingExpr : Expr
{
    /// <inheritdoc/>
    public override PromType Type => PromType.None;

    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children => [];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitMissingExpr(this);
}

/// <summary>Stands where a duration should, as in <c>rate(x[</c>. As <see cref="MissingExpr"/>.</summary>
public sealed record MissingDuration : DurationExpr
{
    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children => [];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitMissingDuration(this);
}
