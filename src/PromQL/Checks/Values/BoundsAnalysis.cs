namespace MetricsKit.PromQL.Checks;

/// <summary>Works out between which numbers values lie: from numbers, comparisons, functions, and what is declared.</summary>
internal static class BoundsAnalysis
{
    public static ValueBounds Of(Expr node, RuleContext context) => node switch
    {
        NumberLiteral number => Number(number.Value),
        ParenExpr paren => Of(paren.Inner, context),
        UnaryExpr unary => unary.IsNegative ? Negate(Of(unary.Operand, context)) : Of(unary.Operand, context),
        VectorSelector selector => Selector(context.Use(selector)),
        MatrixSelector matrix => Selector(context.Use(matrix.Selector)),
        SubqueryExpr subquery => Of(subquery.Inner, context),
        AggregateExpr aggregate => Aggregate(aggregate, context),
        BinaryExpr binary => Binary(binary, context),
        Call call => FunctionBounds.Of(call, context),
        _ => ValueBounds.Any,
    };

    /// <summary>A sum of one or more of them.</summary>
    public static ValueBounds Sum(ValueBounds values) =>
        values.Min >= 0 ? new ValueBounds(values.Min, double.PositiveInfinity) { MayBeNaN = values.MayBeNaN, IsMinOpen = values.IsMinOpen }
        : values.Max <= 0 ? new ValueBounds(double.NegativeInfinity, values.Max) { MayBeNaN = values.MayBeNaN, IsMaxOpen = values.IsMaxOpen }
        : ValueBounds.Any;

    private static ValueBounds Number(double value) => double.IsNaN(value) ? ValueBounds.Any : new ValueBounds(value, value);

    private static ValueBounds Negate(ValueBounds values) => values with
    {
        Min = -values.Max,
        Max = -values.Min,
        IsMinOpen = values.IsMaxOpen,
        IsMaxOpen = values.IsMinOpen,
        CappedBy = null,
    };

    private static ValueBounds Selector(SelectorUse use) =>
        use.IsCounter && !(use.Known is { Part: SeriesPart.Sum }) ? ValueBounds.FromZero
        : use is { Name: "up", Known: null } ? new ValueBounds(0, 1)
        : ValueBounds.Any;

    private static ValueBounds Aggregate(AggregateExpr aggregate, RuleContext context) => aggregate.Operator switch
    {
        AggregateOperator.Count or AggregateOperator.CountValues => ValueBounds.FromOne,
        AggregateOperator.Group => new ValueBounds(1, 1),
        AggregateOperator.Sum => Sum(Of(aggregate.Body, context)),
        AggregateOperator.Stddev or AggregateOperator.Stdvar => ValueBounds.FromZero with { MayBeNaN = true },
        AggregateOperator.Quantile => aggregate.Parameter is NumberLiteral { Value: >= 0 and <= 1 } ? Of(aggregate.Body, context) : ValueBounds.Any,
        _ => Of(aggregate.Body, context),
    };

    private static ValueBounds Binary(BinaryExpr binary, RuleContext context)
    {
        BinaryOperator op = binary.Operator;
        if (op is BinaryOperator.And or BinaryOperator.Unless)
        {
            return Of(binary.Left, context);
        }

        if (op.IsComparison() && binary.ReturnBool)
        {
            return new ValueBounds(0, 1);
        }

        if (binary.Matching is { } matching && (matching.FillLeft is not null || matching.FillRight is not null))
        {
            return ValueBounds.Any;
        }

        ValueBounds left = Of(binary.Left, context);
        ValueBounds right = Of(binary.Right, context);
        if (op.IsComparison())
        {
            // A number on the left filters the right side's values.
            return binary.Left.Type == PromType.Scalar && binary.Right.Type != PromType.Scalar
                ? ValueBounds.Filter(right, Mirror(op), left)
                : ValueBounds.Filter(left, op, right);
        }

        ValueBounds result = op switch
        {
            BinaryOperator.Or => ValueBounds.Hull(left, right),
            BinaryOperator.Add => Add(left, right),
            BinaryOperator.Subtract => Add(left, Negate(right)),
            BinaryOperator.Multiply => Multiply(left, right),
            BinaryOperator.Divide => Divide(left, right),
            BinaryOperator.Modulo when left.Min >= 0 => ValueBounds.FromZero with { MayBeNaN = true },
            BinaryOperator.Power when left.Min >= 0 => ValueBounds.FromZero with { MayBeNaN = true },
            _ => ValueBounds.Any,
        };

        // A threshold in milliseconds is one in seconds times a number.
        MetricFamily? cap = op switch
        {
            BinaryOperator.Add or BinaryOperator.Subtract when IsPoint(right) => left.CappedBy,
            BinaryOperator.Add when IsPoint(left) => right.CappedBy,
            BinaryOperator.Multiply or BinaryOperator.Divide when IsPoint(right) && right.Min > 0 => left.CappedBy,
            BinaryOperator.Multiply when IsPoint(left) && left.Min > 0 => right.CappedBy,
            _ => null,
        };
        return double.IsPositiveInfinity(result.Max) ? result : result with { CappedBy = cap };
    }

    private static bool IsPoint(ValueBounds values) => values.Min == values.Max;

    /// <summary>The operator that says the same with its sides exchanged.</summary>
    public static BinaryOperator Mirror(BinaryOperator op) => op switch
    {
        BinaryOperator.Greater => BinaryOperator.Less,
        BinaryOperator.GreaterOrEqual => BinaryOperator.LessOrEqual,
        BinaryOperator.Less => BinaryOperator.Greater,
        BinaryOperator.LessOrEqual => BinaryOperator.GreaterOrEqual,
        _ => op,
    };

    /// <summary>What is added to more than 5 is more than 5 where it is not below 0; a small difference to 5 is lost in greater sums.</summary>
    private static ValueBounds Add(ValueBounds left, ValueBounds right) => Make(left.Min + right.Min, left.Max + right.Max, left, right) with
    {
        IsMinOpen = (left.IsMinOpen && right.Min == 0) || (right.IsMinOpen && left.Min == 0),
        IsMaxOpen = (left.IsMaxOpen && right.Max == 0) || (right.IsMaxOpen && left.Max == 0),
    };

    private static ValueBounds Multiply(ValueBounds left, ValueBounds right)
    {
        if (left.Min >= 0 && right.Min >= 0)
        {
            double max = left.Max == 0 || right.Max == 0 ? 0 : left.Max * right.Max;
            return Make(left.Min * right.Min, max, left, right) with { IsMinOpen = IsPositive(left) && IsPositive(right) && left.Min * right.Min == 0 };
        }

        double least = double.PositiveInfinity, most = double.NegativeInfinity;
        foreach (double product in new[] { left.Min * right.Min, left.Min * right.Max, left.Max * right.Min, left.Max * right.Max })
        {
            if (double.IsNaN(product))
            {
                return ValueBounds.Any;
            }

            least = Math.Min(least, product);
            most = Math.Max(most, product);
        }

        return Make(least, most, left, right);
    }

    private static ValueBounds Divide(ValueBounds left, ValueBounds right)
    {
        if (right.Min == right.Max && right.Min > 0 && !double.IsInfinity(right.Min))
        {
            return Make(left.Min / right.Min, left.Max / right.Min, left, right) with { IsMinOpen = left.IsMinOpen && left.Min == 0 };
        }

        return left.Min >= 0 && right.Min >= 0 ? ValueBounds.FromZero with { MayBeNaN = true } : ValueBounds.Any;
    }

    private static bool IsPositive(ValueBounds values) => values.Min > 0 || (values.Min == 0 && values.IsMinOpen);

    /// <summary>Closed bounds, even of open ones, as rounding may reach them: wider, never wrong.</summary>
    private static ValueBounds Make(double min, double max, ValueBounds left, ValueBounds right) =>
        double.IsNaN(min) || double.IsNaN(max) || left.IsEmpty || right.IsEmpty
            ? ValueBounds.Any
            : new ValueBounds(min, max)
            {
                MayBeNaN = left.MayBeNaN || right.MayBeNaN || (double.IsInfinity(min) && double.IsInfinity(max) && left.Min != right.Min),
            };
}
