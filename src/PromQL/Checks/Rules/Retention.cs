namespace MetricsKit.PromQL.Checks;

/// <summary>Ranges and offsets that reach behind what the server keeps.</summary>
internal static class Retention
{
    public static void Check(RuleContext context)
    {
        long kept = (long)context.Options.Retention.TotalMilliseconds;
        List<SourceSpan>? places = null;
        DurationExpr? first = null;
        foreach (Site site in context.Sites)
        {
            (DurationExpr? range, DurationExpr? offset) = site.Node switch
            {
                MatrixSelector matrix => (matrix.Range, matrix.Selector.Offset),
                SubqueryExpr subquery => (subquery.Range, subquery.Offset),
                VectorSelector selector when context.Parent(context.Use(selector).Site) is not MatrixSelector => (null, selector.Offset),
                _ => (null, null),
            };
            if (range is null && offset is null)
            {
                continue;
            }

            long reach = (Trees.Milliseconds(range) ?? 0) + (Trees.Milliseconds(offset) ?? 0);
            if (reach > kept)
            {
                DurationExpr place = (Trees.Milliseconds(range) ?? 0) >= (Trees.Milliseconds(offset) ?? 0) ? range! : offset!;
                first ??= place;
                (places ??= []).Add(place.Span);
            }
        }

        if (first is not null)
        {
            context.Report(
                FindingKind.BeyondRetention, first.Span,
                $"{first} reaches behind the {PromDuration.FromMilliseconds(kept)} that the server keeps, and what is gone counts as never there; take a shorter time, or record the series first",
                null, [.. places!.Skip(1).Select(p => new FindingReason(p, "reaches as far"))]);
        }
    }
}
