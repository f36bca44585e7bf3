namespace MetricsKit.PromQL.Checks;

/// <summary>Between which numbers the values of functions lie.</summary>
internal static class FunctionBounds
{
    public static ValueBounds Of(Call call, RuleContext context)
    {
        ValueBounds Inner() => Trees.VectorArgument(call) is { } argument ? BoundsAnalysis.Of(argument, context) : ValueBounds.Any;
        switch (call.Function)
        {
            case "rate" or "irate" or "increase" when call.Arguments.Count == 1:
                return Rate(call.Arguments[0], context);
            case "resets" or "changes" or "time" or "timestamp" or "histogram_count":
                return ValueBounds.FromZero;
            case "stddev_over_time" or "stdvar_over_time" or "mad_over_time":
                return ValueBounds.FromZero with { MayBeNaN = true };
            case "count_over_time":
                return ValueBounds.FromOne;
            case "present_over_time" or "absent" or "absent_over_time":
                return new ValueBounds(1, 1);
            case "sgn":
                return new ValueBounds(-1, 1) { MayBeNaN = true };
            case "day_of_week":
                return new ValueBounds(0, 6) { MayBeNaN = true };
            case "hour":
                return new ValueBounds(0, 23) { MayBeNaN = true };
            case "minute":
                return new ValueBounds(0, 59) { MayBeNaN = true };
            case "month":
                return new ValueBounds(1, 12) { MayBeNaN = true };
            case "day_of_month":
                return new ValueBounds(1, 31) { MayBeNaN = true };
            case "days_in_month":
                return new ValueBounds(28, 31) { MayBeNaN = true };
            case "day_of_year":
                return new ValueBounds(1, 366) { MayBeNaN = true };
            case "abs" or "sqrt" or "exp":
                return ValueBounds.FromZero with { MayBeNaN = true };
            case "histogram_fraction":
                return new ValueBounds(0, 1) { MayBeNaN = true };
            case "vector" when call.Arguments.Count == 1:
                return BoundsAnalysis.Of(call.Arguments[0], context);
            case "scalar" when call.Arguments.Count == 1:
                return BoundsAnalysis.Of(call.Arguments[0], context) with { MayBeNaN = true };
            case "ceil" or "floor":
                ValueBounds values = Inner();
                Func<double, double> whole = call.Function == "ceil" ? Math.Ceiling : Math.Floor;
                return values with { Min = whole(values.Min), Max = whole(values.Max), IsMinOpen = false, IsMaxOpen = false };
            case "round":
                return Inner() is { Min: >= 0 } rounded ? ValueBounds.FromZero with { MayBeNaN = rounded.MayBeNaN || call.Arguments.Count > 1 } : ValueBounds.Any;
            case "clamp_min" when call.Arguments.Count == 2 && Trees.Number(call.Arguments[1]) is { } min:
                return ClampMin(Inner(), min);
            case "clamp_max" when call.Arguments.Count == 2 && Trees.Number(call.Arguments[1]) is { } max:
                return ClampMax(Inner(), max);
            case "sum_over_time":
                return BoundsAnalysis.Sum(Inner());
            case "quantile_over_time":
                return call.Arguments.Count == 2 && call.Arguments[0] is NumberLiteral { Value: >= 0 and <= 1 } ? Inner() : ValueBounds.Any;
            case "avg_over_time" or "min_over_time" or "max_over_time" or "last_over_time" or "first_over_time"
                or "label_replace" or "label_join" or "sort" or "sort_desc" or "sort_by_label" or "sort_by_label_desc":
                return Inner();
            case "histogram_quantile":
                return Quantile(call, context);
            default:
                return ValueBounds.Any;
        }
    }

    /// <summary>A counter's rate. Of values below 0, whose falls pass for restarts, it may be below 0 itself, and where NaN hides a restart.</summary>
    private static ValueBounds Rate(Expr argument, RuleContext context) =>
        argument is MatrixSelector matrix && IsNamedAsCounter(context.Use(matrix.Selector)) ? ValueBounds.FromZero
        : BoundsAnalysis.Of(argument, context) is { Min: >= 0, MayBeNaN: false } ? ValueBounds.FromZero with { MayBeNaN = argument is not MatrixSelector }
        : ValueBounds.Any;

    /// <summary>True for a metric of others that has a counter's name.</summary>
    private static bool IsNamedAsCounter(SelectorUse use) => use is { Known: null, Recorded: null, Name: { } name }
        && (name.EndsWith("_total", StringComparison.Ordinal) || name.EndsWith("_count", StringComparison.Ordinal) || name.EndsWith("_bucket", StringComparison.Ordinal));

    private static ValueBounds ClampMin(ValueBounds values, double min) => values.Max <= min
        ? new ValueBounds(min, min) { MayBeNaN = true }
        : ValueBounds.Filter(values, BinaryOperator.GreaterOrEqual, new ValueBounds(min, min)) with { MayBeNaN = true };

    private static ValueBounds ClampMax(ValueBounds values, double max) => values.Min >= max
        ? new ValueBounds(max, max) { MayBeNaN = true }
        : ValueBounds.Filter(values, BinaryOperator.LessOrEqual, new ValueBounds(max, max)) with { MayBeNaN = true };

    /// <summary>What lies above the last bound is taken to be at it, so a quantile never exceeds it.</summary>
    private static ValueBounds Quantile(Call call, RuleContext context)
    {
        if (call.Arguments.Count != 2 || call.Arguments[0] is not NumberLiteral { Value: >= 0 and <= 1 } || Histogram(call.Arguments[1], context) is not { } family)
        {
            return ValueBounds.Any;
        }

        double last = family.Buckets[family.Buckets.Count - 1];
        return new ValueBounds(Math.Min(0, family.Buckets[0]), last) { MayBeNaN = true, CappedBy = family };
    }

    /// <summary>The declared histogram whose buckets, and no others, an expression gives; null for none.</summary>
    private static MetricFamily? Histogram(Expr node, RuleContext context) => node switch
    {
        ParenExpr paren => Histogram(paren.Inner, context),
        AggregateExpr { Operator: AggregateOperator.Sum } aggregate => Histogram(aggregate.Body, context),
        Call { Function: "rate" or "increase" or "irate", Arguments.Count: 1 } call => Histogram(call.Arguments[0], context),
        MatrixSelector matrix => Histogram(matrix.Selector, context),
        VectorSelector selector => context.Use(selector).Known is { Part: SeriesPart.Bucket, Family.Buckets.Count: > 0 } known && !Names(selector, "le") ? known.Family : null,
        _ => null,
    };

    private static bool Names(VectorSelector selector, string label)
    {
        for (int i = 0; i < selector.Matchers.Count; i++)
        {
            if (selector.Matchers[i].Name == label)
            {
                return true;
            }
        }

        return false;
    }
}
