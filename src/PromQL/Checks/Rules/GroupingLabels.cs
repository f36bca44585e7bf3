namespace MetricsKit.PromQL.Checks;

/// <summary>Labels in <c>by</c>, <c>without</c>, <c>on</c>, <c>ignoring</c> and <c>group_left</c> that the series cannot have.</summary>
internal static class GroupingLabels
{
    public static void Check(RuleContext context)
    {
        for (int site = 0; site < context.Sites.Count; site++)
        {
            switch (context.Sites[site].Node)
            {
                case AggregateExpr { Grouping.Count: > 0 } aggregate:
                    CheckAggregate(context, aggregate, site);
                    break;
                case BinaryExpr { Matching: { } matching } binary:
                    CheckMatching(context, binary, matching);
                    break;
            }
        }
    }

    private static void CheckAggregate(RuleContext context, AggregateExpr aggregate, int site)
    {
        LabelSet body = context.Labels[aggregate.Body];
        for (int i = 0; i < aggregate.Grouping.Count; i++)
        {
            LabelName label = aggregate.Grouping[i];
            LabelFact fact = body[label.Name];
            bool isWritten = aggregate is { Operator: AggregateOperator.CountValues, Parameter: StringLiteral written } && written.Value == label.Name;
            if (fact.Status != LabelStatus.Impossible || isWritten || label.Name == LabelMatcher.MetricName || IsBucketOfQuantile(context, label.Name, site))
            {
                continue;
            }

            string effect = aggregate.Without ? "so removing it changes nothing" : "so the result lacks it too";
            Report(context, label, fact, body, aggregate.Grouping, aggregate.Without, $"'{label.Name}' is not there at '{aggregate.Operator.Text()}', {effect}: {fact.Reason}");
        }
    }

    /// <summary>That a quantile lacks 'le' is said of the quantile.</summary>
    private static bool IsBucketOfQuantile(RuleContext context, string label, int site)
    {
        for (int above = context.Sites[site].Parent; label == "le" && above >= 0; above = context.Sites[above].Parent)
        {
            if (context.Sites[above].Node is Call { Function: "histogram_quantile" })
            {
                return true;
            }
        }

        return false;
    }

    private static void CheckMatching(RuleContext context, BinaryExpr binary, VectorMatching matching)
    {
        LabelSet left = context.Labels[binary.Left];
        LabelSet right = context.Labels[binary.Right];
        IEnumerable<LabelName> named = matching.Labels.Concat(matching.Include);
        string keyword = matching.On ? "on" : "ignoring";
        for (int i = 0; i < matching.Labels.Count; i++)
        {
            LabelName label = matching.Labels[i];
            if (left[label.Name].Status == LabelStatus.Impossible && right[label.Name].Status == LabelStatus.Impossible)
            {
                LabelFact fact = left[label.Name];
                Report(context, label, fact, left, named, !matching.On, $"'{label.Name}' in '{keyword}' is on neither side, so it changes nothing: {fact.Reason}");
            }
        }

        if (matching.Cardinality == MatchCardinality.OneToOne)
        {
            return;
        }

        (LabelSet one, string side) = matching.Cardinality == MatchCardinality.ManyToOne ? (right, "right") : (left, "left");
        for (int i = 0; i < matching.Include.Count; i++)
        {
            LabelName label = matching.Include[i];
            LabelFact fact = one[label.Name];
            if (fact.Status == LabelStatus.Impossible)
            {
                Report(context, label, fact, one, named, false, $"'{label.Name}' is not there to be taken over from the {side} side: {fact.Reason}");
            }
        }
    }

    private static void Report(RuleContext context, LabelName label, LabelFact fact, LabelSet from, IEnumerable<LabelName> named, bool isHarmless, string message)
    {
        bool isDeclared = fact.Cause == LabelCause.Declared && !isHarmless;
        List<string> declared = fact.Cause != LabelCause.Declared ? [] : [.. from.Named
            .Where(n => n.Value is { Cause: LabelCause.Declared, Status: not LabelStatus.Impossible } && n.Key != LabelMatcher.MetricName)
            .Select(n => n.Key)];

        // What is named already is not meant a second time.
        string? near = Nearness.NearestWord(label.Name, declared.Where(d => !named.Any(l => l.Name == d)));
        string advice = near is not null ? $"; did you mean '{near}'?"
            : declared.Count > 0 ? $"; it has {Listing.Of(declared)}"
            : fact.Cause == LabelCause.Declared ? "; remove it"
            : "; remove it, or keep it where it is lost";
        context.Report(
            isDeclared ? FindingKind.UnknownLabel : FindingKind.DeadLabel, label.Span,
            message + advice,
            near is null ? null : new Suggestion($"Change to '{near}'", [Trees.Replace(label.Span, near)]),
            context.Because(fact));
    }
}
