namespace MetricsKit.PromQL.Checks;

/// <summary>Labels that <c>group_left</c> takes over and an aggregation around drops again.</summary>
internal static class UnusedIncludes
{
    public static void Check(RuleContext context)
    {
        for (int site = 0; site < context.Sites.Count; site++)
        {
            if (context.Sites[site].Node is BinaryExpr { Matching: { Include.Count: > 0 } matching } && Around(context, site) is { } aggregate)
            {
                for (int i = 0; i < matching.Include.Count; i++)
                {
                    LabelName label = matching.Include[i];
                    if (IsNamed(aggregate.Grouping, label.Name) == aggregate.Without)
                    {
                        string names = string.Join(", ", aggregate.Grouping.Select(g => g.Name));
                        string how = aggregate.Grouping.Count == 0 ? $"{aggregate.Operator.Text()}()" : $"'{aggregate.Operator.Text()} {(aggregate.Without ? "without" : "by")} ({names})'";
                        context.Report(
                            FindingKind.DeadLabel, label.Span, $"'{label.Name}' is taken over and dropped again by {how}; remove it here, or keep it there",
                            null, new FindingReason(aggregate.OperatorSpan, "drops it"));
                    }
                }
            }
        }
    }

    /// <summary>The aggregation that takes the result as it is, but for signs, numbers and functions of each value.</summary>
    private static AggregateExpr? Around(RuleContext context, int site)
    {
        for (int above = context.Sites[site].Parent; above >= 0; above = context.Sites[above].Parent)
        {
            switch (context.Sites[above].Node)
            {
                case ParenExpr or UnaryExpr:
                case BinaryExpr binary when binary.Left.Type == PromType.Scalar || binary.Right.Type == PromType.Scalar:
                case Call { Function: "abs" or "ceil" or "floor" or "round" or "clamp" or "clamp_min" or "clamp_max" or "sort" or "sort_desc" }:
                case AggregateExpr keeps when Trees.KeepsSeries(keeps.Operator) && keeps.Grouping.Count == 0:
                    continue;
                case AggregateExpr aggregate when !Trees.KeepsSeries(aggregate.Operator):
                    return aggregate;
                default:
                    return null;
            }
        }

        return null;
    }

    private static bool IsNamed(NodeList<LabelName> labels, string name)
    {
        for (int i = 0; i < labels.Count; i++)
        {
            if (labels[i].Name == name)
            {
                return true;
            }
        }

        return false;
    }
}
