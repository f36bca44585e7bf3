namespace MetricsKit.PromQL;

/// <content>Operators between two sides.</content>
public sealed partial class LabelAnalysis
{
    private LabelSet OfBinary(BinaryExpr binary)
    {
        bool leftIsNumber = binary.Left.Type == PromType.Scalar;
        bool rightIsNumber = binary.Right.Type == PromType.Scalar;
        if (leftIsNumber && rightIsNumber)
        {
            return None(binary.Span);
        }

        if (binary.Operator == BinaryOperator.Or)
        {
            return this[binary.Left].Combine(this[binary.Right], Either);
        }

        if (binary.Operator.IsSet())
        {
            return this[binary.Left];
        }

        LabelSet result = rightIsNumber ? this[binary.Left]
            : leftIsNumber ? this[binary.Right]
            : Matched(binary.Matching, this[binary.Left], this[binary.Right]);
        if (binary.Operator == BinaryOperator.Atan2)
        {
            // Older versions keep the name.
            LabelFact name = result[LabelMatcher.MetricName];
            return name.Status == LabelStatus.Guaranteed ? result.With(LabelMatcher.MetricName, name.As(LabelStatus.Possible)) : result;
        }

        return binary.Operator.IsComparison() && !binary.ReturnBool ? result : WithoutName(result, binary.OperatorSpan, $"'{binary.Operator.Text()}'");
    }

    private static LabelSet Matched(VectorMatching? matching, LabelSet left, LabelSet right)
    {
        if (matching is null)
        {
            return left.Combine(right, Both).With(LabelMatcher.MetricName, left[LabelMatcher.MetricName]);
        }

        if (matching.FillLeft is not null || matching.FillRight is not null)
        {
            // A series that is filled in has the labels of the other side.
            return left.Combine(right, Either);
        }

        bool manyOnRight = matching.Cardinality == MatchCardinality.OneToMany;
        LabelSet many = manyOnRight ? right : left;
        LabelSet one = manyOnRight ? left : right;
        LabelSet common = matching.On ? OnCommon(matching, many, one) : IgnoringCommon(matching, many, one);
        if (matching.Cardinality == MatchCardinality.OneToOne)
        {
            var removed = new LabelFact(LabelStatus.Impossible, LabelCause.Joined, matching.Span, matching);
            return matching.On ? Only(common, matching.Labels, removed) : Without(common, matching.Labels, removed);
        }

        LabelSet result = common;
        for (int i = 0; i < matching.Include.Count; i++)
        {
            LabelName label = matching.Include[i];
            LabelFact from = one[label.Name];
            result = result.With(label.Name, from.Status == LabelStatus.Possible ? new LabelFact(LabelStatus.Possible, LabelCause.Included, label.Span) : from);
        }

        return result;
    }

    /// <summary>The many side, whose labels of <c>on</c> equal those of the one side.</summary>
    private static LabelSet OnCommon(VectorMatching matching, LabelSet many, LabelSet one)
    {
        LabelSet result = many;
        for (int i = 0; i < matching.Labels.Count; i++)
        {
            string label = matching.Labels[i].Name;
            result = result.With(label, Both(many[label], one[label]));
        }

        return result;
    }

    /// <summary>The many side, whose labels equal those of the one side but for <c>ignoring</c>.</summary>
    private static LabelSet IgnoringCommon(VectorMatching matching, LabelSet many, LabelSet one)
    {
        LabelSet result = many.Combine(one, Both).With(LabelMatcher.MetricName, many[LabelMatcher.MetricName]);
        for (int i = 0; i < matching.Labels.Count; i++)
        {
            string label = matching.Labels[i].Name;
            result = result.With(label, many[label]);
        }

        return result;
    }

    /// <summary>A label whose values are equal on both sides.</summary>
    private static LabelFact Both(LabelFact left, LabelFact right) =>
        left.Status == LabelStatus.Impossible ? left
        : right.Status == LabelStatus.Impossible ? right
        : left.Status == LabelStatus.Guaranteed ? left.As(LabelStatus.Guaranteed, left.Value ?? right.Value)
        : right.Status == LabelStatus.Guaranteed ? right
        : left;

    /// <summary>A label of series that come from either side.</summary>
    private static LabelFact Either(LabelFact left, LabelFact right) =>
        left.Status == right.Status ? left.As(left.Status, left.Value == right.Value ? left.Value : null)
        : left.Status == LabelStatus.Impossible ? right.As(LabelStatus.Possible)
        : left.As(LabelStatus.Possible);
}
