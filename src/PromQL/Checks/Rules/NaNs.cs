namespace MetricsKit.PromQL.Checks;

/// <summary>Divisions by what may be 0 inside a sum or an average: one NaN makes all of it NaN.</summary>
internal static class NaNs
{
    public static void Check(RuleContext context)
    {
        foreach (Site site in context.Sites)
        {
            Expr? body = site.Node switch
            {
                AggregateExpr { Operator: AggregateOperator.Sum or AggregateOperator.Avg } aggregate => aggregate.Body,
                Call { Function: "sum_over_time" or "avg_over_time", Arguments.Count: 1 } call when Trees.Unwrap(call.Arguments[0]) is SubqueryExpr subquery => subquery.Inner,
                _ => null,
            };
            if (body is null || Division(body, context) is not { } division)
            {
                continue;
            }

            string name = site.Node is AggregateExpr { Operator: var op } ? op.Text() : ((Call)site.Node).Function;
            context.Report(
                FindingKind.NaNInAggregate, division.OperatorSpan,
                $"where '{Trees.Quote(division.Right)}' is 0, 0 / 0 is NaN and makes all of {name}() NaN; divide {name}() by {name}(), or take only denominators that are '> 0'",
                null, new FindingReason(site.Node is AggregateExpr sum ? sum.OperatorSpan : ((Call)site.Node).FunctionSpan, "takes NaN over"));
        }
    }

    private static BinaryExpr? Division(Expr node, RuleContext context) => node switch
    {
        ParenExpr paren => Division(paren.Inner, context),
        UnaryExpr unary => Division(unary.Operand, context),
        BinaryExpr { Operator: BinaryOperator.Divide } division when MayBeZero(division.Right, context) && MayBeZero(division.Left, context) => division,
        BinaryExpr { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Multiply or BinaryOperator.Divide } binary =>
            Division(binary.Left, context) ?? Division(binary.Right, context),
        _ => null,
    };

    /// <summary>True for what is 0 whenever nothing happens: a rate, and a sum of rates, unless it is filtered.</summary>
    private static bool MayBeZero(Expr node, RuleContext context) => node switch
    {
        ParenExpr paren => MayBeZero(paren.Inner, context),
        Call { Function: "rate" or "irate" or "increase" or "delta" or "idelta" or "deriv" } => true,
        AggregateExpr { Operator: AggregateOperator.Sum or AggregateOperator.Avg or AggregateOperator.Min or AggregateOperator.Max } aggregate => MayBeZero(aggregate.Body, context),
        BinaryExpr { Operator: BinaryOperator.Add } binary => MayBeZero(binary.Left, context) && MayBeZero(binary.Right, context),
        BinaryExpr { Operator: BinaryOperator.Multiply } binary => MayBeZero(binary.Left, context) || MayBeZero(binary.Right, context),
        _ => false,
    };
}
