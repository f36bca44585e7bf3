namespace MetricsKit.PromQL.Checks;

/// <summary>
/// The one side of an operator has several series for one match group, and Prometheus refuses to evaluate: certain where a
/// closed label, all of whose series exist from the start, is not among the labels that match.
/// </summary>
internal static class Cardinalities
{
    public static void Check(RuleContext context)
    {
        foreach (Site site in context.Sites)
        {
            if (site.Node is not BinaryExpr { Matching: { } matching } binary
                || binary.Operator is BinaryOperator.And or BinaryOperator.Or or BinaryOperator.Unless
                || binary.Left.Type != PromType.InstantVector || binary.Right.Type != PromType.InstantVector)
            {
                continue;
            }

            bool isLeft = matching.Cardinality == MatchCardinality.OneToMany;
            Expr one = isLeft ? binary.Left : binary.Right;
            if (Trees.Source(one) is { } selector && context.Use(selector).Known is { } known && Several(context.Labels[one], known, selector, matching) is var (label, values))
            {
                string side = isLeft ? "left" : "right";
                context.Report(
                    FindingKind.SidesNeverMatch, binary.OperatorSpan,
                    $"the {side} has several series for each group that matches, one for each '{label}' ({Listing.Of(values)}), so Prometheus refuses '{binary.Operator.Text()}'; "
                    + $"match by '{label}' as well, pick one of its values, or aggregate it away on the {side}",
                    null, new FindingReason(one.Span, $"several series, by '{label}'"));
            }
        }
    }

    private static (string Label, IReadOnlyList<string> Values)? Several(LabelSet one, KnownSeries known, VectorSelector selector, VectorMatching matching)
    {
        if (known.Family.Labels is not { } labels || known.Family.HasFurtherLabels || labels.Any(l => l.Values is null))
        {
            return null;
        }

        foreach (MetricLabel label in labels)
        {
            if (!label.Optional && Taken(selector, label.Name, label.Values!) is { Count: > 1 } taken && !Matches(matching, label.Name) && !one.HasLost(label.Name))
            {
                return (label.Name, taken);
            }
        }

        return known.Part == SeriesPart.Bucket && known.Family.BoundTexts is { } bounds && Taken(selector, "le", bounds) is { Count: > 1 } buckets
            && !Matches(matching, "le") && !one.HasLost("le") ? ("le", buckets) : null;
    }

    /// <summary>The values that surely pass the selector's matchers.</summary>
    private static List<string> Taken(VectorSelector selector, string label, IReadOnlyList<string> values) =>
        [.. values.Where(v => selector.Matchers.All(m => m.Name != label || MatcherValues.Accepts(m, v) == true))];

    private static bool Matches(VectorMatching matching, string label) => matching.On == matching.Labels.Any(l => l.Name == label);
}
