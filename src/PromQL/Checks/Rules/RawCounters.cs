namespace MetricsKit.PromQL.Checks;

/// <summary>Counters whose value since the start of the process is compared or calculated with.</summary>
internal static class RawCounters
{
    public static void Check(RuleContext context)
    {
        List<(int Place, List<SelectorUse> Uses)>? found = null;
        foreach (SelectorUse use in context.Selectors)
        {
            if (use.IsCounter && use.Matrix is null && Place(context, use) is { } place)
            {
                // The counters of one quotient are one mistake.
                found ??= [];
                int index = found.FindIndex(f => f.Place == place);
                if (index < 0)
                {
                    found.Add((place, [use]));
                }
                else
                {
                    found[index].Uses.Add(use);
                }
            }
        }

        foreach ((int _, List<SelectorUse> uses) in found ?? [])
        {
            Report(context, uses);
        }
    }

    private static void Report(RuleContext context, List<SelectorUse> uses)
    {
        string range = Ranges.Sensible(context.Options);
        bool canWrap = uses.TrueForAll(u => u.Selector is { Offset: null, At: null, Extension: RangeExtension.None });
        List<TextEdit> edits = [];
        foreach (SelectorUse use in canWrap ? uses : [])
        {
            edits.Add(new TextEdit(use.Selector.Start, use.Selector.Start, "rate("));
            edits.Add(new TextEdit(use.Selector.End, use.Selector.End, $"[{range}])"));
        }

        SelectorUse first = uses[0];
        context.Report(
            FindingKind.RawCounter, first.Selector.Span,
            $"'{first.Name}' is a counter, and its value is the count since each process started; write rate({Trees.Quote(first.Selector)}[{range}])",
            canWrap ? new Suggestion("Add rate()", edits) : null,
            [.. uses.Skip(1).Select(u => new FindingReason(u.Selector.Span, "a counter as well"))]);
    }

    /// <summary>Index of the expression that takes the counter as it stands, which is the mistake; null where there is none.</summary>
    private static int? Place(RuleContext context, SelectorUse use)
    {
        bool changed = false;
        for (int at = use.Site, above = context.Sites[at].Parent; above >= 0; at = above, above = context.Sites[at].Parent)
        {
            Expr child = context.Sites[at].Node;
            switch (context.Sites[above].Node)
            {
                case ParenExpr or UnaryExpr:
                    continue;
                case AggregateExpr aggregate:
                    if (ReferenceEquals(aggregate.Parameter, child) || aggregate.Operator is AggregateOperator.Count or AggregateOperator.Group or AggregateOperator.CountValues)
                    {
                        return null;
                    }

                    changed |= !Trees.KeepsSeries(aggregate.Operator);
                    continue;
                case Call { Function: "histogram_quantile" or "histogram_fraction" }:
                    return above;
                case Call { Function: "label_replace" or "label_join" or "sort" or "sort_desc" or "sort_by_label" or "sort_by_label_desc" }:
                    continue;
                case Call { Function: "abs" or "ceil" or "floor" or "round" or "clamp" or "clamp_min" or "clamp_max" or "scalar" or "sqrt" or "ln" or "log2" or "log10" }:
                    changed = true;
                    continue;
                case BinaryExpr binary:
                    bool isLeft = ReferenceEquals(binary.Left, child);
                    switch (OfBinary(context, binary, isLeft, above))
                    {
                        case Verdict.Mistake:
                            return above;
                        case Verdict.Fine:
                            return null;
                    }

                    // A counter in another unit is a counter still.
                    changed |= !binary.Operator.IsSet() && Trees.Number(isLeft ? binary.Right : binary.Left) is null;
                    continue;
                default:
                    return null;
            }
        }

        // An alert without a comparison has that mistake instead; a counter recorded as it is stays one.
        return context.IsAlert ? (context.HasThreshold ? 0 : null) : changed ? 0 : null;
    }

    private enum Verdict
    {
        GoOn,
        Fine,
        Mistake,
    }

    private static Verdict OfBinary(RuleContext context, BinaryExpr binary, bool isLeft, int site)
    {
        Expr other = isLeft ? binary.Right : binary.Left;
        if (binary.Operator.IsSet())
        {
            return isLeft || binary.Operator == BinaryOperator.Or ? Verdict.GoOn : Verdict.Fine;
        }

        bool withCounter = IsCounter(other, context);
        if (binary.Operator.IsComparison())
        {
            // Whether something ever happened, and whether two counters agree, is what the values tell.
            bool withZero = Trees.Number(other) == 0;
            bool isNever = withZero && binary.Operator is BinaryOperator.Equal or BinaryOperator.NotEqual;
            return withCounter || isNever || (withZero && IsGuard(context, site)) ? Verdict.Fine : Verdict.Mistake;
        }

        return binary.Operator switch
        {
            // What was begun and is not finished; what was added since some time ago.
            BinaryOperator.Subtract when withCounter => Verdict.Fine,
            BinaryOperator.Divide when withCounter => Verdict.Mistake,
            _ => Verdict.GoOn,
        };
    }

    /// <summary>True on the right of <c>and</c> and <c>unless</c>: there it only decides about other series.</summary>
    private static bool IsGuard(RuleContext context, int site)
    {
        for (int at = site, above = context.Sites[site].Parent; above >= 0; at = above, above = context.Sites[above].Parent)
        {
            switch (context.Sites[above].Node)
            {
                case ParenExpr:
                    continue;
                case BinaryExpr { Operator: BinaryOperator.And or BinaryOperator.Unless } set:
                    return ReferenceEquals(set.Right, context.Sites[at].Node);
                default:
                    return false;
            }
        }

        return false;
    }

    private static bool IsCounter(Expr node, RuleContext context) => node switch
    {
        ParenExpr paren => IsCounter(paren.Inner, context),
        AggregateExpr { Operator: AggregateOperator.Sum or AggregateOperator.Min or AggregateOperator.Max or AggregateOperator.Avg } aggregate => IsCounter(aggregate.Body, context),
        VectorSelector selector => context.Use(selector).IsCounter,
        BinaryExpr { Operator: BinaryOperator.Multiply or BinaryOperator.Divide } binary when Trees.Number(binary.Left) is not null || Trees.Number(binary.Right) is not null =>
            IsCounter(binary.Left, context) || IsCounter(binary.Right, context),
        BinaryExpr { Operator: BinaryOperator.Add or BinaryOperator.Or } binary => IsCounter(binary.Left, context) || IsCounter(binary.Right, context),
        _ => false,
    };
}
