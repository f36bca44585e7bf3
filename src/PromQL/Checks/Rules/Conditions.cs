namespace MetricsKit.PromQL.Checks;

/// <summary>Alerts without a condition, or with one that always holds.</summary>
internal static class Conditions
{
    /// <summary>Names of alerts that are to fire always, so that somebody notices when they stop.</summary>
    private static readonly string[] DeadMansSwitches = ["watchdog", "deadman", "dead_man", "deadmen", "heartbeat", "always", "alive", "snitch"];

    public static void Check(RuleContext context)
    {
        if (!context.IsAlert || context.HasThreshold || IsDeadMansSwitch(context.Rule.Name))
        {
            return;
        }

        Expr root = Trees.Unwrap(context.Root);
        if (root is BinaryExpr binary && binary.Operator.IsComparison())
        {
            CheckComparison(context, binary);
        }
        else if (root is BinaryExpr { Operator: BinaryOperator.Or } or && HasCondition(or))
        {
            CheckAlternatives(context, or);
        }
        else if (!HasCondition(context.Root) && IsValue(context.Root, context))
        {
            string advice = context.Root.Type == PromType.Scalar || root is Call { Function: "vector" }
                ? "; write a condition on a metric"
                : "; compare the value with a number, such as '> 0'";
            context.Report(FindingKind.AlwaysFires, context.Root.Span, "the alert has no condition and fires as long as there is a value" + advice);
        }
    }

    /// <summary><c>x &gt; 5 or vector(0)</c>: what has no condition fires, whatever the other side says.</summary>
    private static void CheckAlternatives(RuleContext context, BinaryExpr or)
    {
        foreach (Expr side in new[] { or.Left, or.Right })
        {
            Expr inner = Trees.Unwrap(side);
            if (inner is BinaryExpr { Operator: BinaryOperator.Or } further)
            {
                CheckAlternatives(context, further);
            }
            else if (!HasCondition(inner) && IsValue(inner, context))
            {
                context.Report(
                    FindingKind.AlwaysFires, side.Span,
                    $"this side of 'or' has no condition, so the alert fires as long as '{Trees.Quote(inner)}' has a value; " + (inner is Call { Function: "vector" } ? "leave it out, or compare behind the 'or'" : "compare it as well"));
            }
        }
    }

    private static void CheckComparison(RuleContext context, BinaryExpr binary)
    {
        if (HasCondition(binary.Left) || HasCondition(binary.Right))
        {
            return;
        }

        string op = binary.Operator.Text();
        if (binary.ReturnBool)
        {
            int at = context.Rule.Expr.IndexOf("bool", binary.OperatorSpan.End, StringComparison.OrdinalIgnoreCase);
            bool isScalar = binary.Type == PromType.Scalar;
            Suggestion? remove = at < 0 || isScalar ? null : new Suggestion("Remove 'bool'", [new TextEdit(at, at + "bool ".Length, "")]);
            SourceSpan span = at < 0 ? binary.OperatorSpan : new SourceSpan(binary.OperatorSpan.Start, at + "bool".Length);
            context.Report(
                FindingKind.AlwaysFires, span,
                $"'{op} bool' gives 0 or 1 instead of nothing where the condition does not hold, so the alert always fires; " + (isScalar ? "compare a metric" : $"write '{op}'"),
                remove);
            return;
        }

        ValueBounds left = BoundsAnalysis.Of(binary.Left, context);
        ValueBounds right = BoundsAnalysis.Of(binary.Right, context);
        if (ValueBounds.Always(left, binary.Operator, right) && !AsksForExistence(binary, left, right))
        {
            context.Report(FindingKind.AlwaysFires, binary.Span, $"'{op} {Trees.Quote(binary.Right)}' holds for every value there can be, so the alert always fires; compare with another number");
        }
    }

    /// <summary><c>count(x) &gt; 0</c> asks whether there is an x.</summary>
    private static bool AsksForExistence(BinaryExpr binary, ValueBounds left, ValueBounds right) =>
        Trees.Number(binary.Right) is { } number && left.Min >= 1 && (number > 0 || (number == 0 && binary.Operator is BinaryOperator.Greater or BinaryOperator.NotEqual))
        || Trees.Number(binary.Left) is not null && right.Min >= 1;

    private static bool IsDeadMansSwitch(string name)
    {
        foreach (string word in DeadMansSwitches)
        {
            if (name.IndexOf(word, StringComparison.OrdinalIgnoreCase) >= 0)
            {
                return true;
            }
        }

        return false;
    }

    /// <summary>True where something in the expression decides whether there is a result.</summary>
    private static bool HasCondition(Expr node) => node switch
    {
        ParenExpr paren => HasCondition(paren.Inner),
        UnaryExpr unary => HasCondition(unary.Operand),
        BinaryExpr { Operator: BinaryOperator.And or BinaryOperator.Unless } => true,
        BinaryExpr binary => (binary.Operator.IsComparison() && !binary.ReturnBool) || HasCondition(binary.Left) || HasCondition(binary.Right),
        AggregateExpr aggregate => HasCondition(aggregate.Body),
        SubqueryExpr subquery => HasCondition(subquery.Inner),
        MatrixSelector or VectorSelector or NumberLiteral or StringLiteral => false,
        Call call => call.Function is "absent" or "absent_over_time" || call.Arguments.Any(HasCondition),
        _ => true,
    };

    /// <summary>True where the expression evidently gives a value to be compared, not series that are there only when something is wrong.</summary>
    private static bool IsValue(Expr node, RuleContext context) => node switch
    {
        ParenExpr paren => IsValue(paren.Inner, context),
        UnaryExpr unary => IsValue(unary.Operand, context),
        NumberLiteral => true,
        BinaryExpr { Operator: BinaryOperator.Or } binary => IsValue(binary.Left, context) && IsValue(binary.Right, context),
        BinaryExpr binary => IsValue(binary.Left, context) || IsValue(binary.Right, context),
        AggregateExpr { Operator: AggregateOperator.Count or AggregateOperator.CountValues or AggregateOperator.Group } => false,
        AggregateExpr aggregate => IsValue(aggregate.Body, context),
        MatrixSelector matrix => IsValue(matrix.Selector, context),
        VectorSelector selector => context.Use(selector).Known is { Family.Type: not MetricType.Unknown },
        Call { Function: "rate" or "irate" or "increase" or "delta" or "idelta" or "deriv" or "predict_linear" or "histogram_quantile" or "changes" or "resets" or "vector" or "time" } => true,
        Call call => Trees.VectorArgument(call) is { } argument && IsValue(argument, context),
        SubqueryExpr subquery => IsValue(subquery.Inner, context),
        _ => false,
    };
}
