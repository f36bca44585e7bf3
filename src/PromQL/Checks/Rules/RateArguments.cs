namespace MetricsKit.PromQL.Checks;

/// <summary>rate() and its like of gauges, and of sums; delta() and its like of counters.</summary>
internal static class RateArguments
{
    public static bool IsForCounters(string function) => function is "rate" or "irate" or "increase";

    public static bool IsForGauges(string function) => function is "delta" or "idelta" or "deriv" or "predict_linear";

    public static void Check(RuleContext context)
    {
        foreach (Site site in context.Sites)
        {
            if (site.Node is not Call call || Trees.VectorArgument(call) is not { } argument)
            {
                continue;
            }

            bool forCounters = IsForCounters(call.Function);
            if (!forCounters && !IsForGauges(call.Function))
            {
                continue;
            }

            Expr vector = Trees.Unwrap(argument);
            Expr inner = vector is SubqueryExpr subquery ? Trees.Unwrap(subquery.Inner) : vector is MatrixSelector matrix ? matrix.Selector : vector;
            if (inner is VectorSelector selector)
            {
                CheckSelector(context, call, context.Use(selector), forCounters);
            }
            else if (forCounters && IsNoCounter(inner, context.Catalog))
            {
                context.Report(
                    FindingKind.RateOfGauge, call.Span,
                    $"'{Trees.Quote(inner)}' goes up and down, and {call.Function}() is for counters: each fall is taken for a restart; write avg_over_time() or delta()",
                    null, new FindingReason(inner.Span, "no counter"));
            }
            else if (forCounters && Summed(inner) is { } sum && IsOfCounters(sum.Body, context))
            {
                ReportSum(context, call, sum);
            }
        }
    }

    private static void CheckSelector(RuleContext context, Call call, SelectorUse use, bool forCounters)
    {
        if (forCounters && use.IsGauge)
        {
            string instead = call.Function switch { "increase" => "delta", "rate" => "deriv", _ => "idelta" };
            string type = use.Known!.Value.Family.Type == MetricType.Summary ? "a quantile of a summary" : "a gauge";
            // deriv() alone has rate()'s unit; it fits a line, which is the better answer for a gauge.
            Suggestion? suggestion = instead is "idelta" ? null : new Suggestion($"Use {instead}()", [Trees.Replace(call.FunctionSpan, instead)]);
            context.Report(
                FindingKind.RateOfGauge, call.Span,
                $"'{use.Name}' is {type}, and {call.Function}() is for counters: each fall is taken for a restart; write {instead}()",
                suggestion, new FindingReason(use.NameSpan, type));
        }
        else if (!forCounters && use.IsCounter)
        {
            string? instead = call.Function switch { "delta" => "increase", "deriv" => "rate", _ => null };
            context.Report(
                FindingKind.RateOfGauge, call.Span,
                $"'{use.Name}' is a counter, and {call.Function}() is for gauges: each restart looks like a fall; write {instead ?? (call.Function == "idelta" ? "irate" : "rate")}()",
                instead is null ? null : new Suggestion($"Use {instead}()", [Trees.Replace(call.FunctionSpan, instead)]),
                new FindingReason(use.NameSpan, "a counter"));
        }
        else if (forCounters && use.Recorded is { Expr: { } gauge } made && IsNoCounter(gauge, context.Catalog))
        {
            context.Report(
                FindingKind.RateOfGauge, call.Span,
                $"'{made.Name}' is recorded as '{Trees.Quote(gauge)}', which goes up and down, and {call.Function}() is for counters: each fall is taken for a restart; read it as it is",
                null, new FindingReason(use.NameSpan, "no counter"));
        }
        else if (forCounters && use.Recorded is { Expr: { } expr } recorded && Summed(expr) is { } sum && IsRawSum(sum.Body, context.Catalog))
        {
            context.Report(
                FindingKind.RateOfAggregate, call.Span,
                $"'{recorded.Name}' is a sum of counters, in which a restart of one process looks like a fall of all; record the sum of {call.Function}() instead",
                null, new FindingReason(use.NameSpan, $"recorded as '{Trees.Quote(expr)}'"));
        }
    }

    /// <summary>True for what evidently goes up and down: a rate, a quotient, a gauge.</summary>
    private static bool IsNoCounter(Expr node, MetricCatalog catalog) => Trees.Unwrap(node) switch
    {
        Call call => IsForCounters(call.Function) || IsForGauges(call.Function) || call.Function is "histogram_quantile" or "avg_over_time" or "quantile_over_time",
        AggregateExpr { Operator: AggregateOperator.Count } => true,
        AggregateExpr { Operator: not (AggregateOperator.CountValues or AggregateOperator.Group) } aggregate => IsNoCounter(aggregate.Body, catalog),
        BinaryExpr { Operator: BinaryOperator.Divide } quotient => Trees.Number(quotient.Right) is null || IsNoCounter(quotient.Left, catalog),
        BinaryExpr { Operator: BinaryOperator.Add or BinaryOperator.Multiply } binary => IsNoCounter(binary.Left, catalog) || IsNoCounter(binary.Right, catalog),
        VectorSelector selector => SelectorName.Of(selector).Name is { } name && catalog.Find(name, selector) is { Part: SeriesPart.Value, Family.Type: MetricType.Gauge },
        _ => false,
    };

    private static void ReportSum(RuleContext context, Call call, AggregateExpr sum) => context.Report(
        FindingKind.RateOfAggregate, call.Span,
        $"{call.Function}() of {sum.Operator.Text()}() takes the restart of one process for a fall of all; write {sum.Operator.Text()}({call.Function}(…))",
        null, new FindingReason(sum.OperatorSpan, "the aggregation"));

    private static AggregateExpr? Summed(Expr node) =>
        Trees.Unwrap(node) is AggregateExpr { Operator: AggregateOperator.Sum or AggregateOperator.Avg } sum ? sum : null;

    /// <summary>True for a counter as it is: by declaration, or where nothing is declared by its name.</summary>
    private static bool IsOfCounters(Expr node, RuleContext context) => Trees.Unwrap(node) is VectorSelector selector
        && context.Use(selector) is { } use
        && (use.Known is null ? use.Name?.EndsWith("_total", StringComparison.Ordinal) == true : use.IsCounter);

    private static bool IsRawSum(Expr body, MetricCatalog catalog) => Trees.Unwrap(body) is VectorSelector selector
        && SelectorName.Of(selector).Name is { } name
        && catalog.Find(name) is { } known
        && (known.Part != SeriesPart.Value || known.Family.Type == MetricType.Counter);
}
