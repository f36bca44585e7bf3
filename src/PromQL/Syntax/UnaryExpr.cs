namespace MetricsKit.PromQL;

/// <summary>An expression in parentheses. Trees built by hand need none: printing adds those that precedence asks for.</summary>
/// <param name="Inner">What stands between the parentheses.</param>
public sealed record ParenExpr(Expr Inner) : Expr
{
    /// <inheritdoc/>
    public override PromType Type => Inner.Type;

    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children => [Inner];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitParenExpr(this);
}

/// <summary>A sign before an expression that is not a number; a number carries its sign itself.</summary>
/// <param name="IsNegative">True for <c>-</c>, false for <c>+</c>.</param>
/// <param name="Operand">What the sign applies to.</param>
public sealed record UnaryExpr(bool IsNegative, Expr Operand) : Expr
{
    /// <inheritdoc/>
    public override PromType Type => Operand.Type;

    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children => [Operand];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitUnaryExpr(this);
}
