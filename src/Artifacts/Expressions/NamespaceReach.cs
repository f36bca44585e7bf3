using MetricsKit.PromQL;

namespace MetricsKit.Artifacts.Expressions;

/// <summary>Whether the result of an expression can have the label <c>namespace</c>.</summary>
internal static class NamespaceReach
{
    private const string Label = "namespace";

    /// <summary>False only where no series can have it, whatever the metrics are.</summary>
    public static bool CanCarry(Expr expr) => expr switch
    {
        NumberLiteral or StringLiteral => false,
        ParenExpr paren => CanCarry(paren.Inner),
        UnaryExpr unary => CanCarry(unary.Operand),
        VectorSelector selector => !selector.Matchers.Any(m => m is { Name: Label, Operator: MatchOperator.Equal, Value: "" }),
        MatrixSelector matrix => CanCarry(matrix.Selector),
        SubqueryExpr subquery => CanCarry(subquery.Inner),
        AggregateExpr aggregate => CanCarry(aggregate),
        BinaryExpr binary => CanCarry(binary),
        Call call => CanCarry(call),
        _ => throw new InvalidOperationException($"Expression {expr.GetType().Name} has no rule for its labels."),
    };

    private static bool CanCarry(AggregateExpr aggregate)
    {
        if (aggregate is { Operator: AggregateOperator.CountValues, Parameter: StringLiteral { Value: Label } })
        {
            return true;
        }

        bool keepsSeries = aggregate.Operator
            is AggregateOperator.Topk or AggregateOperator.Bottomk or AggregateOperator.Limitk or AggregateOperator.LimitRatio;
        bool named = aggregate.Grouping.Any(l => l.Name == Label);
        return (keepsSeries || named != aggregate.Without) && CanCarry(aggregate.Body);
    }

    private static bool CanCarry(BinaryExpr binary)
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
            var one => one.Labels.Any(l => l.Name == Label) == one.On && CanCarry(binary.Left),
        };
    }

    private static bool Includes(VectorMatching matching) => matching.Include.Any(l => l.Name == Label);

    private static bool CanCarry(Call call) => call.Function switch
    {
        "absent" or "absent_over_time" => call.Arguments.Any(TellsNamespace),
        "label_replace" or "label_join" when call.Arguments.Count > 1 && call.Arguments[1] is StringLiteral { Value: Label } => true,
        "scalar" or "vector" or "time" => false,
        _ => call.Arguments.Any(CanCarry),
    };

    // absent() gives the labels that its selector states exactly.
    private static bool TellsNamespace(Expr argument) => argument switch
    {
        ParenExpr paren => TellsNamespace(paren.Inner),
        MatrixSelector matrix => TellsNamespace(matrix.Selector),
        VectorSelector selector => selector.Matchers.Any(m => m is { Name: Label, Operator: MatchOperator.Equal, Value.Length: > 0 }),
        _ => false,
    };
}
