using System.Globalization;

namespace MetricsKit.PromQL.Checks;

/// <summary>histogram_quantile() of what has no <c>le</c>, and quantiles that are none.</summary>
internal static class Quantiles
{
    public static void Check(RuleContext context)
    {
        for (int site = 0; site < context.Sites.Count; site++)
        {
            CheckShare(context, context.Sites[site].Node switch
            {
                Call { Function: "histogram_quantile" or "quantile_over_time", Arguments.Count: 2 } quantile => quantile.Arguments[0],
                AggregateExpr { Operator: AggregateOperator.Quantile } quantile => quantile.Parameter,
                _ => null,
            });
            if (context.Sites[site].Node is Call { Function: "histogram_quantile", Arguments.Count: 2 } call)
            {
                CheckCall(context, call, site);
            }
        }
    }

    private static void CheckShare(RuleContext context, Expr? share)
    {
        if (share is null || Trees.Number(share) is not { } value || value is >= 0 and <= 1)
        {
            return;
        }

        string? better = value is > 1 and <= 100 ? ((decimal)value / 100).ToString(CultureInfo.InvariantCulture) : null;
        context.Report(
            FindingKind.QuantileWithoutBuckets, share.Span,
            $"a quantile is a share between 0 and 1, and of {Trees.Quote(share)} the result is {(value > 1 ? "+Inf" : "-Inf")} always" + (better is null ? "" : $"; write {better}"),
            better is null ? null : new Suggestion($"Write {better}", [Trees.Replace(share.Span, better)]));
    }

    private static void CheckCall(RuleContext context, Call call, int site)
    {
        Expr vector = call.Arguments[1];
        if (vector.Type != PromType.InstantVector || Source(context, site) is not { } use)
        {
            return;
        }

        LabelFact le = context.Labels[vector]["le"];
        bool isBucket = use.Known is { } known ? known.Part == SeriesPart.Bucket : use.Name!.EndsWith("_bucket", StringComparison.Ordinal);
        if (!isBucket)
        {
            // A native histogram has no suffix, so only what is declared as something else is certain, and has no buckets of its own making.
            bool mayHaveBuckets = le.Status != LabelStatus.Impossible && (le.Cause != LabelCause.Unknown || use.Name!.EndsWith("_bucket", StringComparison.Ordinal));
            if (use is { Known: { Family.Type: not MetricType.Unknown } other } && !mayHaveBuckets)
            {
                string type = other.Family.Type is MetricType.Histogram ? "no bucket of the histogram" : $"a {Name(other.Family.Type)}, not a histogram";
                string instead = other.Family.Type is MetricType.Histogram ? $"; write '{other.Family.Name}_bucket'" : "; write a histogram's _bucket series";
                context.Report(FindingKind.QuantileWithoutBuckets, use.NameSpan, $"histogram_quantile() needs buckets, and '{use.Name}' is {type}{instead}");
            }

            return;
        }

        // VictoriaMetrics has buckets of its own, told apart by 'vmrange'.
        if (le.Status != LabelStatus.Impossible || le.Cause == LabelCause.Declared || IsNamed(context.Labels[vector], "vmrange"))
        {
            return;
        }

        context.Report(
            FindingKind.QuantileWithoutBuckets, le.Span.Length > 0 ? context.PlaceOf(le) : vector.Span,
            $"histogram_quantile() needs the label 'le', and {le.Reason}; keep 'le'",
            Keep(context, vector, le), new FindingReason(call.FunctionSpan, "needs 'le'"));
    }

    private static bool IsNamed(LabelSet labels, string label)
    {
        foreach (KeyValuePair<string, LabelFact> entry in labels.Entries)
        {
            if (entry.Key == label)
            {
                return entry.Value.Status != LabelStatus.Impossible;
            }
        }

        return false;
    }

    /// <summary>The one selector below; null where there are none or several metrics.</summary>
    private static SelectorUse? Source(RuleContext context, int site)
    {
        SelectorUse? source = null;
        foreach (SelectorUse use in context.Selectors)
        {
            int above = use.Site;
            while (above > site)
            {
                above = context.Sites[above].Parent;
            }

            if (above == site)
            {
                if (use.Name is null || use.Recorded is not null || (source is not null && source.Name != use.Name))
                {
                    return null;
                }

                source ??= use;
            }
        }

        return source;
    }

    /// <summary>Adds 'le' to the <c>by</c>, or takes it out of the <c>without</c>, that removes it.</summary>
    private static Suggestion? Keep(RuleContext context, Expr vector, LabelFact le)
    {
        if (Aggregation(vector, le) is not { Without: false } aggregate)
        {
            return null;
        }

        if (aggregate.Grouping.Count > 0)
        {
            int at = aggregate.Grouping[0].Start;
            return new Suggestion("Keep 'le'", [new TextEdit(at, at, "le, ")]);
        }

        bool hasBy = context.Rule.Expr.Substring(aggregate.OperatorSpan.End, aggregate.Body.Start - aggregate.OperatorSpan.End).IndexOf("by", StringComparison.OrdinalIgnoreCase) >= 0
            || !context.Rule.Expr.Substring(0, aggregate.End).EndsWith(")", StringComparison.Ordinal);
        return hasBy ? null : new Suggestion("Keep 'le'", [new TextEdit(aggregate.OperatorSpan.End, aggregate.OperatorSpan.End, " by (le) ")]);
    }

    /// <summary>The outermost aggregation below that removes the label.</summary>
    private static AggregateExpr? Aggregation(Expr node, LabelFact le) => le.Cause != LabelCause.Aggregated ? null : node switch
    {
        ParenExpr paren => Aggregation(paren.Inner, le),
        AggregateExpr aggregate when !Trees.KeepsSeries(aggregate.Operator) => aggregate,
        _ => null,
    };

    private static string Name(MetricType type) => type switch
    {
        MetricType.Counter => "counter",
        MetricType.Gauge => "gauge",
        MetricType.Summary => "summary",
        _ => "metric",
    };
}
