using System.Globalization;

namespace MetricsKit.PromQL.Checks;

/// <summary>Comparisons that never hold, and thresholds that a quantile cannot pass.</summary>
internal static class Comparisons
{
    public static void Check(RuleContext context)
    {
        foreach (Site site in context.Sites)
        {
            if (site.Node is not BinaryExpr binary)
            {
                continue;
            }

            if (binary.Operator.IsComparison() && !binary.ReturnBool && binary.Type == PromType.InstantVector)
            {
                CheckComparison(context, binary);
            }
            else if (binary is { Operator: BinaryOperator.And, Matching: null })
            {
                CheckBoth(context, binary);
            }
        }

        CheckThreshold(context, context.Rule.Above, BinaryOperator.Greater);
        CheckThreshold(context, context.Rule.Below, BinaryOperator.Less);
    }

    private static void CheckComparison(RuleContext context, BinaryExpr binary)
    {
        ValueBounds left = BoundsAnalysis.Of(binary.Left, context);
        ValueBounds right = BoundsAnalysis.Of(binary.Right, context);
        bool fills = binary.Matching is { } matching && (matching.FillLeft is not null || matching.FillRight is not null);
        if (fills || left.IsEmpty || right.IsEmpty || !ValueBounds.Never(left, binary.Operator, right))
        {
            return;
        }

        // The side that is no number is the one to speak of.
        bool mirrored = Trees.Number(binary.Left) is not null;
        (Expr value, Expr other) = mirrored ? (binary.Right, binary.Left) : (binary.Left, binary.Right);
        ValueBounds bounds = mirrored ? right : left;
        BinaryOperator op = mirrored ? BoundsAnalysis.Mirror(binary.Operator) : binary.Operator;
        string condition = $"{op.Text()} {Trees.Quote(other)}";
        if (bounds.CappedBy is { } family && op is BinaryOperator.Greater or BinaryOperator.GreaterOrEqual or BinaryOperator.Equal)
        {
            context.Report(FindingKind.ThresholdBeyondBuckets, other.Span, Beyond(family, condition));
            return;
        }

        if (Trees.Unwrap(value) is AggregateExpr { Operator: AggregateOperator.Count or AggregateOperator.Group } count)
        {
            string text = context.Rule.Expr.Substring(count.Body.Start, count.Body.Span.Length);
            context.Report(
                FindingKind.NeverFires, binary.Span,
                $"{count.Operator.Text()}() of nothing is nothing, not 0, so '{condition}' never holds; write absent(…) where nothing is to be found",
                count.Grouping.Count > 0 ? null : new Suggestion("Use absent()", [Trees.Replace(binary.Span, $"absent({text})")]));
            return;
        }

        context.Report(FindingKind.NeverFires, binary.Span, $"'{condition}' never holds: the other side is {Describe(bounds)}; compare with another number");
    }

    private static string Beyond(MetricFamily family, string condition)
    {
        string last = family.Buckets[family.Buckets.Count - 1].ToString("R", CultureInfo.InvariantCulture);
        return $"histogram_quantile() of '{family.Name}' never exceeds its last bound, {last}, so '{condition}' never holds; compare with less, or give the histogram a higher bound";
    }

    private static string Describe(ValueBounds bounds)
    {
        string min = bounds.Min.ToString("R", CultureInfo.InvariantCulture);
        string max = bounds.Max.ToString("R", CultureInfo.InvariantCulture);
        return bounds.Min == bounds.Max ? $"always {min}"
            : double.IsPositiveInfinity(bounds.Max) ? bounds.IsMinOpen ? $"always above {min}" : $"never below {min}"
            : double.IsNegativeInfinity(bounds.Min) ? bounds.IsMaxOpen ? $"always below {max}" : $"never above {max}"
            : $"always between {min} and {max}";
    }

    /// <summary><c>x &gt; 5 and x &lt; 3</c></summary>
    private static void CheckBoth(RuleContext context, BinaryExpr both)
    {
        if (Trees.Unwrap(both.Right) is not BinaryExpr right || Trees.Number(right.Right) is not { } second || !right.Operator.IsComparison() || right.ReturnBool)
        {
            return;
        }

        for (Expr? node = Trees.Unwrap(both.Left); node is not null;)
        {
            Expr candidate = node;
            node = null;
            if (candidate is BinaryExpr { Operator: BinaryOperator.And, Matching: null } chain)
            {
                candidate = Trees.Unwrap(chain.Right);
                node = Trees.Unwrap(chain.Left);
            }

            if (candidate is BinaryExpr { ReturnBool: false } left && left.Operator.IsComparison() && Trees.Number(left.Right) is { } first
                && Trees.Unwrap(left.Left).Equals(Trees.Unwrap(right.Left)) && HasOneName(context.Labels[left.Left])
                && ValueBounds.Never(ValueBounds.Filter(ValueBounds.Any, left.Operator, new(first, first)), right.Operator, new(second, second)))
            {
                context.Report(
                    FindingKind.NeverFires, right.Span,
                    $"'{Trees.Quote(right)}' never holds together with '{Trees.Quote(left)}'; one value cannot do both",
                    null, new FindingReason(left.Span, "the other condition on the same value"));
                return;
            }
        }
    }

    /// <summary>False where series of several metrics may have the same labels: 'and' matches one of them with another.</summary>
    private static bool HasOneName(LabelSet labels) => labels[LabelMatcher.MetricName] is { Status: LabelStatus.Impossible } or { Value: not null };

    private static void CheckThreshold(RuleContext context, double? threshold, BinaryOperator op)
    {
        if (threshold is not { } number || !context.IsAlert || context.Root.Type is not (PromType.InstantVector or PromType.Scalar))
        {
            return;
        }

        ValueBounds bounds = BoundsAnalysis.Of(context.Root, context);
        if (bounds.IsEmpty || !ValueBounds.Never(bounds, op, new ValueBounds(number, number)))
        {
            return;
        }

        string condition = $"{op.Text()} {number.ToString("R", CultureInfo.InvariantCulture)}";
        if (bounds.CappedBy is { } family && op == BinaryOperator.Greater)
        {
            context.Report(FindingKind.ThresholdBeyondBuckets, context.Root.Span, Beyond(family, condition));
        }
        else
        {
            context.Report(FindingKind.NeverFires, context.Root.Span, $"'{condition}' never holds: the value is {Describe(bounds)}; state another threshold");
        }
    }
}
