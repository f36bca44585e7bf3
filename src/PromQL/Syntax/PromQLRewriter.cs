namespace MetricsKit.PromQL;

/// <summary>
/// Makes a changed copy of a tree: override the methods of the kinds to change and return a node of the same family
/// (an <see cref="Expr"/> for an expression, a <see cref="DurationExpr"/> for a duration). What is unchanged is shared.
/// </summary>
public abstract class PromQLRewriter : PromQLVisitor<PromQLNode>
{
    /// <summary>Rewrites an expression.</summary>
    /// <exception cref="InvalidCastException">An override returned a node of another family.</exception>
    public Expr Rewrite(Expr expr) => As<Expr>(expr);

    /// <inheritdoc/>
    public override PromQLNode VisitNumberLiteral(NumberLiteral node) => node;

    /// <inheritdoc/>
    public override PromQLNode VisitStringLiteral(StringLiteral node) => node;

    /// <inheritdoc/>
    public override PromQLNode VisitParenExpr(ParenExpr node)
    {
        Expr inner = As(node.Inner);
        return Same(inner, node.Inner) ? node : node with { Inner = inner };
    }

    /// <inheritdoc/>
    public override PromQLNode VisitUnaryExpr(UnaryExpr node)
    {
        Expr operand = As(node.Operand);
        return Same(operand, node.Operand) ? node : node with { Operand = operand };
    }

    /// <inheritdoc/>
    public override PromQLNode VisitBinaryExpr(BinaryExpr node)
    {
        Expr left = As(node.Left);
        VectorMatching? matching = Optional(node.Matching);
        Expr right = As(node.Right);
        return Same(left, node.Left) && Same(matching, node.Matching) && Same(right, node.Right)
            ? node
            : node with { Left = left, Matching = matching, Right = right };
    }

    /// <inheritdoc/>
    public override PromQLNode VisitVectorMatching(VectorMatching node)
    {
        NodeList<LabelName> labels = List(node.Labels);
        NodeList<LabelName> include = List(node.Include);
        return Same(labels, node.Labels) && Same(include, node.Include) ? node : node with { Labels = labels, Include = include };
    }

    /// <inheritdoc/>
    public override PromQLNode VisitAggregateExpr(AggregateExpr node)
    {
        NodeList<LabelName> grouping = List(node.Grouping);
        Expr? parameter = Optional(node.Parameter);
        Expr body = As(node.Body);
        return Same(grouping, node.Grouping) && Same(parameter, node.Parameter) && Same(body, node.Body)
            ? node
            : node with { Grouping = grouping, Parameter = parameter, Body = body };
    }

    /// <inheritdoc/>
    public override PromQLNode VisitCall(Call node)
    {
        NodeList<Expr> arguments = List(node.Arguments);
        return Same(arguments, node.Arguments) ? node : node with { Arguments = arguments };
    }

    /// <inheritdoc/>
    public override PromQLNode VisitVectorSelector(VectorSelector node)
    {
        NodeList<LabelMatcher> matchers = List(node.Matchers);
        AtModifier? at = Optional(node.At);
        DurationExpr? offset = Optional(node.Offset);
        return Same(matchers, node.Matchers) && Same(at, node.At) && Same(offset, node.Offset)
            ? node
            : node with { Matchers = matchers, At = at, Offset = offset };
    }

    /// <inheritdoc/>
    public override PromQLNode VisitMatrixSelector(MatrixSelector node)
    {
        VectorSelector selector = As(node.Selector);
        DurationExpr range = As(node.Range);
        return Same(selector, node.Selector) && Same(range, node.Range) ? node : node with { Selector = selector, Range = range };
    }

    /// <inheritdoc/>
    public override PromQLNode VisitSubqueryExpr(SubqueryExpr node)
    {
        Expr inner = As(node.Inner);
        DurationExpr range = As(node.Range);
        DurationExpr? step = Optional(node.Step);
        AtModifier? at = Optional(node.At);
        DurationExpr? offset = Optional(node.Offset);
        return Same(inner, node.Inner) && Same(range, node.Range) && Same(step, node.Step) && Same(at, node.At) && Same(offset, node.Offset)
            ? node
            : node with { Inner = inner, Range = range, Step = step, At = at, Offset = offset };
    }

    /// <inheritdoc/>
    public override PromQLNode VisitLabelMatcher(LabelMatcher node) => node;

    /// <inheritdoc/>
    public override PromQLNode VisitLabelName(LabelName node) => node;

    /// <inheritdoc/>
    public override PromQLNode VisitAtModifier(AtModifier node) => node;

    /// <inheritdoc/>
    public override PromQLNode VisitDurationLiteral(DurationLiteral node) => node;

    /// <inheritdoc/>
    public override PromQLNode VisitDurationNumber(DurationNumber node) => node;

    /// <inheritdoc/>
    public override PromQLNode VisitDurationNegation(DurationNegation node)
    {
        DurationExpr operand = As(node.Operand);
        return Same(operand, node.Operand) ? node : node with { Operand = operand };
    }

    /// <inheritdoc/>
    public override PromQLNode VisitDurationBinary(DurationBinary node)
    {
        DurationExpr left = As(node.Left);
        DurationExpr right = As(node.Right);
        return Same(left, node.Left) && Same(right, node.Right) ? node : node with { Left = left, Right = right };
    }

    /// <inheritdoc/>
    public override PromQLNode VisitDurationParen(DurationParen node)
    {
        DurationExpr inner = As(node.Inner);
        return Same(inner, node.Inner) ? node : node with { Inner = inner };
    }

    /// <inheritdoc/>
    public override PromQLNode VisitDurationCall(DurationCall node)
    {
        NodeList<DurationExpr> arguments = List(node.Arguments);
        return Same(arguments, node.Arguments) ? node : node with { Arguments = arguments };
    }

    /// <inheritdoc/>
    public override PromQLNode VisitMissingExpr(MissingExpr node) => node;

    /// <inheritdoc/>
    public override PromQLNode VisitMissingDuration(MissingDuration node) => node;

    private static bool Same(object? a, object? b) => ReferenceEquals(a, b);

    private T As<T>(T node)
        where T : PromQLNode => (T)Visit(node);

    private T? Optional<T>(T? node)
        where T : PromQLNode => node is null ? null : (T)Visit(node);

    private NodeList<T> List<T>(NodeList<T> nodes)
        where T : PromQLNode
    {
        T[] copy = nodes.Select(As).ToArray();
        return copy.Zip(nodes, Same).All(same => same) ? nodes : new NodeList<T>(copy);
    }
}
