namespace MetricsKit.PromQL;

/// <summary>Visits every node of a tree, each before its children: override the methods of interest and call the base to go on below.</summary>
public abstract class PromQLWalker : PromQLVisitor<object?>
{
    /// <inheritdoc/>
    public override object? VisitNumberLiteral(NumberLiteral node) => VisitChildren(node);

    /// <inheritdoc/>
    public override object? VisitStringLiteral(StringLiteral node) => VisitChildren(node);

    /// <inheritdoc/>
    public override object? VisitParenExpr(ParenExpr node) => VisitChildren(node);

    /// <inheritdoc/>
    public override object? VisitUnaryExpr(UnaryExpr node) => VisitChildren(node);

    /// <inheritdoc/>
    public override object? VisitBinaryExpr(BinaryExpr node) => VisitChildren(node);

    /// <inheritdoc/>
    public override object? VisitVectorMatching(VectorMatching node) => VisitChildren(node);

    /// <inheritdoc/>
    public override object? VisitAggregateExpr(AggregateExpr node) => VisitChildren(node);

    /// <inheritdoc/>
    public override object? VisitCall(Call node) => VisitChildren(node);

    /// <inheritdoc/>
    public override object? VisitVectorSelector(VectorSelector node) => VisitChildren(node);

    /// <inheritdoc/>
    public override object? VisitMatrixSelector(MatrixSelector node) => VisitChildren(node);

    /// <inheritdoc/>
    public override object? VisitSubqueryExpr(SubqueryExpr node) => VisitChildren(node);

    /// <inheritdoc/>
    public override object? VisitLabelMatcher(LabelMatcher node) => VisitChildren(node);

    /// <inheritdoc/>
    public override object? VisitLabelName(LabelName node) => VisitChildren(node);

    /// <inheritdoc/>
    public override object? VisitAtModifier(AtModifier node) => VisitChildren(node);

    /// <inheritdoc/>
    public override object? VisitDurationLiteral(DurationLiteral node) => VisitChildren(node);

    /// <inheritdoc/>
    public override object? VisitDurationNumber(DurationNumber node) => VisitChildren(node);

    /// <inheritdoc/>
    public override object? VisitDurationNegation(DurationNegation node) => VisitChildren(node);

    /// <inheritdoc/>
    public override object? VisitDurationBinary(DurationBinary node) => VisitChildren(node);

    /// <inheritdoc/>
    public override object? VisitDurationParen(DurationParen node) => VisitChildren(node);

    /// <inheritdoc/>
    public override object? VisitDurationCall(DurationCall node) => VisitChildren(node);

    /// <inheritdoc/>
    public override object? VisitMissingExpr(MissingExpr node) => VisitChildren(node);

    /// <inheritdoc/>
    public override object? VisitMissingDuration(MissingDuration node) => VisitChildren(node);

    /// <summary>Visits the nodes directly below.</summary>
    protected object? VisitChildren(PromQLNode node)
    {
        foreach (PromQLNode child in node.Children)
        {
            Visit(child);
        }

        return null;
    }
}
