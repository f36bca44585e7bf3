namespace MetricsKit.PromQL;

/// <summary>A range, step or offset: nearly always a <see cref="DurationLiteral"/>; arithmetic since Prometheus 3.4.</summary>
public abstract record DurationExpr : PromQLNode
{
    private protected DurationExpr()
    {
    }
}

/// <summary>A fixed duration, <c>5m</c>. A plain number of seconds (<c>[300]</c>) is read as one.</summary>
/// <param name="Value">Its length.</param>
/// <param name="IsNegative">True for an offset into the future, <c>offset -5m</c>.</param>
public sealed record DurationLiteral(PromDuration Value, bool IsNegative = false) : DurationExpr
{
    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children => [];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitDurationLiteral(this);
}

/// <summary>A number in duration arithmetic: the 2 in <c>[5m * 2]</c>.</summary>
/// <param name="Value">The number; seconds where a duration is wanted.</param>
public sealed record DurationNumber(double Value) : DurationExpr
{
    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children => [];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitDurationNumber(this);
}

/// <summary>A minus before duration arithmetic; numbers and durations carry theirs themselves.</summary>
/// <param name="Operand">What it applies to.</param>
public sealed record DurationNegation(DurationExpr Operand) : DurationExpr
{
    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children => [Operand];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitDurationNegation(this);
}

/// <summary>Duration arithmetic.</summary>
/// <param name="Operator">One of <c>+ - * / % ^</c>.</param>
/// <param name="Left">Left operand.</param>
/// <param name="Right">Right operand.</param>
public sealed record DurationBinary(BinaryOperator Operator, DurationExpr Left, DurationExpr Right) : DurationExpr
{
    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children => [Left, Right];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitDurationBinary(this);
}

/// <summary>Duration arithmetic in parentheses.</summary>
/// <param name="Inner">What stands between the parentheses.</param>
public sealed record DurationParen(DurationExpr Inner) : DurationExpr
{
    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children => [Inner];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitDurationParen(this);
}

/// <summary>A function of duration arithmetic: <c>step()</c>, <c>range()</c>, <c>min_of(a, b)</c>, <c>max_of(a, b)</c>.</summary>
/// <param name="Function">One of these names.</param>
/// <param name="Arguments">Two for <c>min_of</c> and <c>max_of</c>, else none.</param>
public sealed record DurationCall(string Function, NodeList<DurationExpr> Arguments) : DurationExpr
{
    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children => Arguments;

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitDurationCall(this);
}
