namespace MetricsKit.PromQL;

/// <summary>How a matcher compares.</summary>
public enum MatchOperator
{
    /// <summary><c>=</c></summary>
    Equal,

    /// <summary><c>!=</c></summary>
    NotEqual,

    /// <summary><c>=~</c>, anchored at both ends.</summary>
    Regex,

    /// <summary><c>!~</c>, anchored at both ends.</summary>
    NotRegex,
}

/// <summary>How matching operators are written.</summary>
public static class MatchOperators
{
    /// <summary>The operator as written in PromQL.</summary>
    public static string Text(this MatchOperator op) => op switch
    {
        MatchOperator.Equal => "=",
        MatchOperator.NotEqual => "!=",
        MatchOperator.Regex => "=~",
        MatchOperator.NotRegex => "!~",
        _ => throw new ArgumentOutOfRangeException(nameof(op), op, "no such operator"),
    };
}

/// <summary>A condition on a label: <c>status=~"5.."</c>. A quoted metric name in braces is one on <c>__name__</c>.</summary>
/// <param name="Name">Name of the label.</param>
/// <param name="Operator">How it compares.</param>
/// <param name="Value">Text or regular expression.</param>
public sealed record LabelMatcher(string Name, MatchOperator Operator, string Value) : PromQLNode
{
    /// <summary>The label whose value is the metric's name.</summary>
    public const string MetricName = "__name__";

    /// <summary>Where the label's name stands, with its quotes.</summary>
    public SourceSpan NameSpan
    {
        get => Token;
        init => Token = value;
    }

    /// <summary>Where the value stands, with its quotes.</summary>
    public SourceSpan ValueSpan { get; init; }

    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children => [];

    /// <inheritdoc/>
    public bool Equals(LabelMatcher? other) =>
        other is not null && Operator == other.Operator && Name == other.Name && Value == other.Value;

    /// <inheritdoc/>
    public override int GetHashCode() => (Name, Operator, Value).GetHashCode();

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitLabelMatcher(this);
}

/// <summary>A label in <c>by</c>, <c>without</c>, <c>on</c>, <c>ignoring</c>, <c>group_left</c>, <c>group_right</c>.</summary>
/// <param name="Name">Name of the label.</param>
public sealed record LabelName(string Name) : PromQLNode
{
    /// <inheritdoc/>
    public override IEnumerable<PromQLNode> Children => [];

    /// <summary>A list of label names.</summary>
    public static NodeList<LabelName> List(params string[] names) => new(names.Select(n => new LabelName(n)));

    /// <inheritdoc/>
    public override TResult Accept<TResult>(PromQLVisitor<TResult> visitor) => visitor.VisitLabelName(this);
}
