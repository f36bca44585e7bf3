namespace MetricsKit.PromQL.Checks;

/// <summary>Alerts that flap: topk() and its like, and ratios of aggregations from different targets without <c>for</c>.</summary>
internal static class FragileAlerts
{
    public static void Check(RuleContext context)
    {
        if (!context.IsAlert)
        {
            return;
        }

        bool waits = PromDuration.TryParse(context.Rule.For, out PromDuration wait) && wait.TotalMilliseconds > 0;
        for (int site = 0; site < context.Sites.Count; site++)
        {
            switch (context.Sites[site].Node)
            {
                case AggregateExpr aggregate when Trees.KeepsSeries(aggregate.Operator) && ReachesResult(context, site):
                    context.Report(
                        FindingKind.Fragile, aggregate.OperatorSpan,
                        $"{aggregate.Operator.Text()}() may choose other series at each evaluation, and each change of labels is another alert; alert on all series above a threshold");
                    break;
                case BinaryExpr { Operator: BinaryOperator.Add or BinaryOperator.Subtract or BinaryOperator.Divide } binary
                    when !waits && Job(binary.Left, context) is { } left && Job(binary.Right, context) is { } right && left != right:
                    context.Report(
                        FindingKind.Fragile, binary.OperatorSpan,
                        $"after a restart of Prometheus, '{left}' and '{right}' are scraped one after the other, and until then this compares parts of them; state a 'for' of two scrape intervals or more",
                        new Suggestion("Add 'for'", []) { For = AbsentAlerts.Wait(context.Options) });
                    break;
            }
        }
    }

    /// <summary>True where the labels of the chosen series are those of alerts.</summary>
    private static bool ReachesResult(RuleContext context, int site)
    {
        for (int at = site, above = context.Sites[site].Parent; above >= 0; at = above, above = context.Sites[above].Parent)
        {
            Expr child = context.Sites[at].Node;
            switch (context.Sites[above].Node)
            {
                case AggregateExpr aggregate when !Trees.KeepsSeries(aggregate.Operator):
                case Call { Function: "scalar" or "absent" or "absent_over_time" }:
                case BinaryExpr { Matching: not null } binary when !KeepsLabels(binary, binary.Matching, ReferenceEquals(binary.Left, child)):
                    return false;
            }
        }

        return true;
    }

    /// <summary>True where the result has all labels of that side.</summary>
    private static bool KeepsLabels(BinaryExpr binary, VectorMatching matching, bool isLeft) => matching.Cardinality switch
    {
        MatchCardinality.ManyToOne => isLeft,
        MatchCardinality.OneToMany => !isLeft,
        _ => binary.Operator == BinaryOperator.Or || (binary.Operator.IsSet() ? isLeft : !matching.On),
    };

    /// <summary>The one job that an aggregation's selectors state; null where they state none, or several.</summary>
    private static string? Job(Expr node, RuleContext context)
    {
        if (Trees.Unwrap(node) is not AggregateExpr { Operator: AggregateOperator.Sum or AggregateOperator.Count or AggregateOperator.Avg } aggregate)
        {
            return null;
        }

        Expr body = Trees.Unwrap(aggregate.Body);
        VectorSelector? selector = body as VectorSelector ?? (body is BinaryExpr comparison && comparison.Operator.IsComparison() ? Trees.Unwrap(comparison.Left) as VectorSelector : null);
        for (int i = 0; selector is not null && i < selector.Matchers.Count; i++)
        {
            if (selector.Matchers[i] is { Name: "job", Operator: MatchOperator.Equal } job)
            {
                return job.Value;
            }
        }

        return null;
    }
}
