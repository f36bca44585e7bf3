namespace MetricsKit.PromQL;

/// <summary>A number: <c>0.05</c>, <c>1e9</c>, <c>0x1F</c>, <c>1_000</c>, <c>Inf</c>, <c>NaN</c>, a duration read as seconds (<c>10m</c>), each with its sign.</summary>
/// <param name="Value">The number; seconds where <paramref name="IsDuration"/>.</param>
/// <param name="IsDuration">Written, and printed, as a duration. Prometheus 2.54 or later.</param>
public sealed record NumberLiteral(double Value, bool IsDuration = false) : Expr
{
    /// <inheritdoc/>
    public override PromType Type => PromType.Scalar;

    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children => [];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitNumberLiteral(this);
}

/// <summary>A string.</summary>
/// <param name="Value">
/// The text with escapes resolved. A byte that is no UTF-8 (<c>"\xff"</c>) is kept as the lone surrogate U+DC80 to U+DCFF and printed as the escape again.
/// </param>
public sealed record StringLiteral(string Value) : Expr
{
    /// <inheritdoc/>
    public override PromType Type => PromType.String;

    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children => [];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitStringLiteral(this);
}
