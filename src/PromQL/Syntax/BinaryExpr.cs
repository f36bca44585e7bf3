namespace MetricsKit.PromQL;

/// <summary>Two expressions and an operator.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Left">Left operand.</param>
/// <param name="Right">Right operand.</param>
public sealed record BinaryExpr(BinaryOperator Operator, Expr Left, Expr Right) : Expr
{
    /// <summary>True for <c>bool</c>: the comparison gives 0 or 1 instead of filtering.</summary>
    public bool ReturnBool { get; init; }

    /// <summary>How series of the two sides find each other; null for those with equal labels.</summary>
    public VectorMatching? Matching { get; init; }

    /// <summary>Where the operator stands.</summary>
    public SourceSpan OperatorSpan
    {
        get => Token;
        init => Token = value;
    }

    /// <inheritdoc/>
    public override PromType Type =>
        Left.Type == PromType.Scalar && Right.Type == PromType.Scalar ? PromType.Scalar : PromType.InstantVector;

    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children => Matching is null ? [Left, Right] : [Left, Matching, Right];

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitBinaryExpr(this);
}

/// <summary>On which side several series may match one of the other side.</summary>
public enum MatchCardinality
{
    /// <summary>No grouping: one to one, or many to many for <c>and</c>, <c>or</c>, <c>unless</c>.</summary>
    OneToOne,

    /// <summary><c>group_left</c>: many on the left.</summary>
    ManyToOne,

    /// <summary><c>group_right</c>: many on the right.</summary>
    OneToMany,
}

/// <summary><c>on</c> or <c>ignoring</c>, <c>group_left</c> or <c>group_right</c>, and <c>fill</c>.</summary>
public sealed record VectorMatching : PromQLNode
{
    /// <summary>True for <c>on</c>, false for <c>ignoring</c> (with no labels: neither).</summary>
    public bool On { get; init; }

    /// <summary>Labels of <c>on</c> or <c>ignoring</c>.</summary>
    public NodeList<LabelName> Labels { get; init; } = NodeList<LabelName>.Empty;

    /// <summary>Grouping.</summary>
    public MatchCardinality Cardinality { get; init; }

    /// <summary>Labels that <c>group_left</c> or <c>group_right</c> takes over from the one side.</summary>
    public NodeList<LabelName> Include { get; init; } = NodeList<LabelName>.Empty;

    /// <summary>Value for series missing on the left; null for none. Prometheus 3.10 or later.</summary>
    public double? FillLeft { get; init; }

    /// <summary>Value for series missing on the right; null for none. Prometheus 3.10 or later.</summary>
    public double? FillRight { get; init; }

    /// <summary>True when it says no more than its absence would: <c>ignoring ()</c>.</summary>
    public bool IsDefault => !On && Labels.Count == 0 && Cardinality == MatchCardinality.OneToOne && FillLeft is null && FillRight is null;

    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children => Labels.Concat(Include);

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitVectorMatching(this);
}
