namespace MetricsKit.PromQL.Checks;

/// <summary>
/// <c>x{status="failed"} / x</c>: sides match by all their labels, so a failed series finds itself on the right, not the sum of all.
/// <c>x / x</c> is left alone: that is how one writes 1 for each series.
/// </summary>
internal static class SelfQuotients
{
    public static void Check(RuleContext context)
    {
        foreach (Site site in context.Sites)
        {
            if (site.Node is BinaryExpr { Operator: BinaryOperator.Divide, Matching: null, Type: PromType.InstantVector } quotient)
            {
                var narrowed = new List<LabelMatcher>();
                if (IsPartOf(quotient.Left, quotient.Right, narrowed) && narrowed.Count > 0 && narrowed.TrueForAll(m => m.Name != LabelMatcher.MetricName && !context.Labels[quotient.Left].HasLost(m.Name)))
                {
                    context.Report(
                        FindingKind.AlwaysFires, quotient.OperatorSpan,
                        $"both sides of '/' keep the label '{narrowed[0].Name}', so each series with {narrowed[0]} is divided by itself and the quotient is always 1; "
                        + $"aggregate the label away on both sides, as in 'sum without ({narrowed[0].Name}) (…)'");
                }
            }
        }
    }

    /// <summary>True where the left is the right with further matchers, which are added to <paramref name="narrowed"/>.</summary>
    private static bool IsPartOf(Expr left, Expr right, List<LabelMatcher> narrowed) => (Trees.Unwrap(left), Trees.Unwrap(right)) switch
    {
        (VectorSelector l, VectorSelector r) => IsPartOf(l, r, narrowed),
        (MatrixSelector l, MatrixSelector r) => l.Range.Equals(r.Range) && IsPartOf(l.Selector, r.Selector, narrowed),
        (Call { Arguments.Count: 1 } l, Call { Arguments.Count: 1 } r) => l.Function == r.Function && Trees.KeepsLabels(l.Function) && IsPartOf(l.Arguments[0], r.Arguments[0], narrowed),
        (AggregateExpr { Parameter: null } l, AggregateExpr { Parameter: null } r) =>
            l.Operator == r.Operator && l.Without == r.Without && l.Grouping.Count == r.Grouping.Count
            && l.Grouping.All(label => r.Grouping.Any(other => other.Name == label.Name)) && IsPartOf(l.Body, r.Body, narrowed),
        _ => false,
    };

    private static bool IsPartOf(VectorSelector left, VectorSelector right, List<LabelMatcher> narrowed)
    {
        if (left.MetricName is null || left.MetricName != right.MetricName || left.Extension != right.Extension
            || !Equals(left.Offset, right.Offset) || !Equals(left.At, right.At) || !right.Matchers.All(m => left.Matchers.Contains(m)))
        {
            return false;
        }

        narrowed.AddRange(left.Matchers.Where(m => !right.Matchers.Contains(m)));
        return true;
    }
}
