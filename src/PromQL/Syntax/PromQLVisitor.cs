namespace MetricsKit.PromQL;

/// <summary>One method for each kind of node; a new kind does not compile until every visitor has an answer for it.</summary>
/// <typeparam name="TResult">What visiting a node gives.</typeparam>
public abstract class PromQLVisitor<TResult>
{
    /// <summary>Visits a node by its kind.</summary>
    public virtual TResult Visit(PromQLNode node) => node.Accept(this);

    /// <summary>Visits a number.</summary>
    public abstract TResult VisitNumberLiteral(NumberLiteral node);

    /// <summary>Visits a string.</summary>
    public abstract TResult VisitStringLiteral(StringLiteral node);

    /// <summary>Visits parentheses.</summary>
    public abstract TResult VisitParenExpr(ParenExpr node);

    /// <summary>Visits a sign.</summary>
    public abstract TResult VisitUnaryExpr(UnaryExpr node);

    /// <summary>Visits an operator.</summary>
    public abstract TResult VisitBinaryExpr(BinaryExpr node);

    /// <summary>Visits the matching of an operator.</summary>
    public abstract TResult VisitVectorMatching(VectorMatching node);

    /// <summary>Visits an aggregation.</summary>
    public abstract TResult VisitAggregateExpr(AggregateExpr node);

    /// <summary>Visits a call.</summary>
    public abstract TResult VisitCall(Call node);

    /// <summary>Visits a selector.</summary>
    public abstract TResult VisitVectorSelector(VectorSelector node);

    /// <summary>Visits a range of a selector.</summary>
    public abstract TResult VisitMatrixSelector(MatrixSelector node);

    /// <summary>Visits a subquery.</summary>
    public abstract TResult VisitSubqueryExpr(SubqueryExpr node);

    /// <summary>Visits a matcher.</summary>
    public abstract TResult VisitLabelMatcher(LabelMatcher node);

    /// <summary>Visits a label's name in a list of labels.</summary>
    public abstract TResult VisitLabelName(LabelName node);

    /// <summary>Visits an <c>@</c> modifier.</summary>
    public abstract TResult VisitAtModifier(AtModifier node);

    /// <summary>Visits a fixed duration.</summary>
    public abstract TResult VisitDurationLiteral(DurationLiteral node);

    /// <summary>Visits a number in duration arithmetic.</summary>
    public abstract TResult VisitDurationNumber(DurationNumber node);

    /// <summary>Visits a minus in duration arithmetic.</summary>
    public abstract TResult VisitDurationNegation(DurationNegation node);

    /// <summary>Visits an operator of duration arithmetic.</summary>
    public abstract TResult VisitDurationBinary(DurationBinary node);

    /// <summary>Visits parentheses of duration arithmetic.</summary>
    public abstract TResult VisitDurationParen(DurationParen node);

    /// <summary>Visits a function of duration arithmetic.</summary>
    public abstract TResult VisitDurationCall(DurationCall node);

    /// <summary>Visits the place of an expression that is missing; only trees with errors have one.</summary>
    public abstract TResult VisitMissingExpr(MissingExpr node);

    /// <summary>Visits the place of a duration that is missing; only trees with errors have one.</summary>
    public abstract TResult VisitMissingDuration(MissingDuration node);
}
