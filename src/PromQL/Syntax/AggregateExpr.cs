namespace MetricsKit.PromQL;

/// <summary>An aggregation operator.</summary>
public enum AggregateOperator
{
    /// <summary><c>sum</c></summary>
    Sum,

    /// <summary><c>avg</c></summary>
    Avg,

    /// <summary><c>count</c></summary>
    Count,

    /// <summary><c>min</c></summary>
    Min,

    /// <summary><c>max</c></summary>
    Max,

    /// <summary><c>group</c></summary>
    Group,

    /// <summary><c>stddev</c></summary>
    Stddev,

    /// <summary><c>stdvar</c></summary>
    Stdvar,

    /// <summary><c>topk</c></summary>
    Topk,

    /// <summary><c>bottomk</c></summary>
    Bottomk,

    /// <summary><c>count_values</c></summary>
    CountValues,

    /// <summary><c>quantile</c></summary>
    Quantile,

    /// <summary><c>limitk</c>. Prometheus 2.54 or later, behind a feature flag.</summary>
    Limitk,

    /// <summary><c>limit_ratio</c>. Prometheus 2.54 or later, behind a feature flag.</summary>
    LimitRatio,
}

/// <summary>How aggregation operators are written.</summary>
public static class AggregateOperators
{
    /// <summary>All of them.</summary>
    internal static readonly AggregateOperator[] All =
    [
        AggregateOperator.Sum, AggregateOperator.Avg, AggregateOperator.Count, AggregateOperator.Min, AggregateOperator.Max,
        AggregateOperator.Group, AggregateOperator.Stddev, AggregateOperator.Stdvar, AggregateOperator.Topk, AggregateOperator.Bottomk,
        AggregateOperator.CountValues, AggregateOperator.Quantile, AggregateOperator.Limitk, AggregateOperator.LimitRatio,
    ];

    /// <summary>The operator as written in PromQL.</summary>
    public static string Text(this AggregateOperator op) => op switch
    {
        AggregateOperator.Sum => "sum",
        AggregateOperator.Avg => "avg",
        AggregateOperator.Count => "count",
        AggregateOperator.Min => "min",
        AggregateOperator.Max => "max",
        AggregateOperator.Group => "group",
        AggregateOperator.Stddev => "stddev",
        AggregateOperator.Stdvar => "stdvar",
        AggregateOperator.Topk => "topk",
        AggregateOperator.Bottomk => "bottomk",
        AggregateOperator.CountValues => "count_values",
        AggregateOperator.Quantile => "quantile",
        AggregateOperator.Limitk => "limitk",
        AggregateOperator.LimitRatio => "limit_ratio",
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "no such operator"),
    };

    /// <summary>True for those that take a parameter before the vector.</summary>
    public static bool TakesParameter(this AggregateOperator op) => op >= AggregateOperator.Topk;
}

/// <summary>An aggregation: <c>sum by (job) (x)</c>, <c>topk(3, x)</c>.</summary>
/// <param name="Operator">The operator.</param>
/// <param name="Body">The vector that is aggregated.</param>
public sealed record AggregateExpr(AggregateOperator Operator, Expr Body) : Expr
{
    /// <summary>An aggregation <c>by</c> the labels.</summary>
    public AggregateExpr(AggregateOperator op, Expr body, params string[] by)
        : this(op, body) => Grouping = LabelName.List(by);

    /// <summary>First argument of <c>topk</c>, <c>bottomk</c>, <c>quantile</c>, <c>limitk</c>, <c>limit_ratio</c> (a scalar) and <c>count_values</c> (a string); else null.</summary>
    public Expr? Parameter { get; init; }

    /// <summary>True for <c>without</c>: <see cref="Grouping"/> names the labels that go.</summary>
    public bool Without { get; init; }

    /// <summary>Labels that stay (<c>by</c>) or go (<c>without</c>); empty with <c>by</c>: all go.</summary>
    public NodeList<LabelName> Grouping { get; init; } = NodeList<LabelName>.Empty;

    /// <summary>Where the operator stands.</summary>
    public SourceSpan OperatorSpan
    {
        get => Token;
        init => Token = value;
    }

    /// <inheritdoc/>
    public override PromType Type => PromType.InstantVector;

    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children
    {
        get
        {
            IEnumerable<PromQLNode> arguments = Parameter is null ? [Body] : [Parameter, Body];
            return Grouping.Count > 0 && Grouping[0].Start > Body.Start ? arguments.Concat(Grouping) : Grouping.Concat(arguments);
        }
    }

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitAggregateExpr(this);
}
