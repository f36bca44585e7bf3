namespace MetricsKit.PromQL.Checks;

/// <summary>Small questions about expressions.</summary>
internal static class Trees
{
    public static Expr Unwrap(Expr node)
    {
        while (node is ParenExpr paren)
        {
            node = paren.Inner;
        }

        return node;
    }

    /// <summary>The number that an expression is, written as one or as <c>vector(number)</c>; null for others.</summary>
    public static double? Number(Expr node) => Unwrap(node) switch
    {
        NumberLiteral number => number.Value,
        UnaryExpr { IsNegative: true } unary when Number(unary.Operand) is { } value => -value,
        BinaryExpr { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide } binary
            when Number(binary.Left) is { } left && Number(binary.Right) is { } right => binary.Operator switch
            {
                BinaryOperator.Add => left + right,
                BinaryOperator.Subtract => left - right,
                BinaryOperator.Multiply => left * right,
                _ => left / right,
            },
        _ => null,
    };

    /// <summary>The argument of a call that is a vector, instant or range; null where there is none.</summary>
    public static Expr? VectorArgument(Call call)
    {
        for (int i = 0; i < call.Arguments.Count; i++)
        {
            if (call.Arguments[i].Type is PromType.InstantVector or PromType.RangeVector)
            {
                return call.Arguments[i];
            }
        }

        return null;
    }

    /// <summary>A fixed duration in milliseconds, negative for one into the future; null where it depends on the query.</summary>
    public static long? Milliseconds(DurationExpr? duration) =>
        duration is DurationLiteral literal ? literal.IsNegative ? -literal.Value.TotalMilliseconds : literal.Value.TotalMilliseconds : null;

    public static bool KeepsSeries(AggregateOperator op) =>
        op is AggregateOperator.Topk or AggregateOperator.Bottomk or AggregateOperator.Limitk or AggregateOperator.LimitRatio;

    /// <summary>True for a function that gives each series of its one argument a value, under its labels.</summary>
    public static bool KeepsLabels(string function) =>
        function is "rate" or "irate" or "increase" or "delta" or "idelta" or "deriv" or "abs" or "ceil" or "floor"
        || (function.EndsWith("_over_time", StringComparison.Ordinal) && function != "absent_over_time");

    /// <summary>The selector below such functions and aggregations, which alone decides which series there are; null where something else does as well.</summary>
    public static VectorSelector? Source(Expr node) => Unwrap(node) switch
    {
        VectorSelector selector => selector,
        MatrixSelector matrix => matrix.Selector,
        Call { Arguments.Count: 1 } call when KeepsLabels(call.Function) => Source(call.Arguments[0]),
        AggregateExpr { Parameter: null } aggregate => Source(aggregate.Body),
        _ => null,
    };

    /// <summary>The text of a node, shortened where it is long, for messages.</summary>
    public static string Quote(PromQLNode node)
    {
        string text = node.ToString();
        return text.Length <= 60 ? text : text.Substring(0, 57) + "...";
    }

    public static TextEdit Replace(SourceSpan span, string text) => new(span.Start, span.End, text);
}
