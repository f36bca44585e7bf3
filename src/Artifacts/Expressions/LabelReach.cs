using MetricsKit.PromQL;

namespace MetricsKit.Artifacts.Expressions;

/// <summary>Whether the result of an expression can have a label.</summary>
internal sealed class LabelReach
{
    private readonly string _label;

    private LabelReach(string label) => _label = label;

    /// <summary>False only where no series can have it, whatever the metrics are.</summary>
    /// <param name="expr">The expression.</param>
    /// <param name="label">The label: <c>namespace</c>.</param>
    public static bool CanCarry(Expr expr, string label) => new LabelReach(label).CanCarry(expr);

    private bool CanCarry(Expr expr) => expr switch
    {
        NumberLiteral or StringLiteral => false,
        ParenExpr paren => CanCarry(paren.Inner),
        UnaryExpr unary => CanCarry(unary.Operand),
        VectorSelector selector => !selector.Matchers.Any(m => m is { Operator: MatchOperator.Equal, Value: "" } && m.Name == _label),
        MatrixSelector matrix => CanCarry(matrix.Selector),
        SubqueryExpr subquery => CanCarry(subquery.Inner),
        AggregateExpr aggregate => CanCarry(aggregate),
        BinaryExpr binary => CanCarry(binary),
        Call call => CanCarry(call),
        _ => throw new InvalidOperationException($"Expression {expr.GetType().Name} has no rule for its labels."),
    };

    private bool CanCarry(AggregateExpr aggregate)
    {
        if (aggregate is { Operator: AggregateOperator.CountValues, Parameter: StringLiteral { Value: var counted } } && counted == _label)
        {
            return true;
        }

        bool keepsSeries = aggregate.Operator
            is AggregateOperator.Topk or AggregateOperator.Bottomk or AggregateOperator.Limitk or AggregateOperator.LimitRatio;
        bool named = aggregate.Grouping.Any(l => l.Name == _label);
        return (keepsSeries || named != aggregate.Without) && CanCarry(aggregate.Body);
    }

    private bool CanCarry(BinaryExpr binary)
    {
        if (binary.Operator == BinaryOperator.Or)
        {
            return CanCarry(binary.Left) || CanCarry(binary.Right);
        }

        if (binary.Operator.IsSet() || binary.Right.Type == PromType.Scalar)
        {
            return CanCarry(binary.Left);
        }

        if (binary.Left.Type == PromType.Scalar)
        {
            return CanCarry(binary.Right);
        }

        return binary.Matching switch
        {
            null => CanCarry(binary.Left) && CanCarry(binary.Right),
            { Cardinality: MatchCardinality.ManyToOne } many => CanCarry(binary.Left) || Includes(many),
            { Cardinality: MatchCardinality.OneToMany } many => CanCarry(binary.Right) || Includes(many),
            var one => one.Labels.Any(l => l.Name == _label) == one.On && CanCarry(binary.Left),
        };
    }

    private bool Includes(VectorMatching matching) => matching.Include.Any(l => l.Name == _label);

    private bool CanCarry(Call call) => call.Function switch
    {
        "absent" or "absent_over_time" => call.Arguments.Any(Tells),
        "label_replace" or "label_join" when call.Arguments.Count > 1 && call.Arguments[1] is StringLiteral { Value: var target } && target == _label => true,
        "scalar" or "vector" or "time" => false,
        _ => call.Arguments.Any(CanCarry),
    };

    // absent() gives the labels that its selector states exactly.
    private bool Tells(Expr argument) => argument switch
    {
        ParenExpr paren => Tells(paren.Inner),
        MatrixSelector matrix => Tells(matrix.Selector),
        VectorSelector selector => selector.Matchers.Any(m => m is { Operator: MatchOperator.Equal, Value.Length: > 0 } && m.Name == _label),
        _ => false,
    };
}
