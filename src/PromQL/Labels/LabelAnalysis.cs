using System.Runtime.CompilerServices;
using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL;

/// <summary>
/// Which labels the series of an expression have, and of each expression in it: guaranteed, possible or impossible, each with the
/// reason and its place. Worked out when asked, once a node. Not safe for use by several threads at a time.
/// </summary>
public sealed partial class LabelAnalysis
{
    private readonly Dictionary<Expr, LabelSet> _known = new(SameNode.Instance);
    private readonly MetricCatalog _catalog;

    /// <summary>Recorded series whose rules are being looked into, so that a circle of rules ends.</summary>
    private readonly HashSet<string>? _open;
    private bool _metCircle;

    private LabelAnalysis(Expr root, MetricCatalog catalog, HashSet<string>? open)
    {
        Root = root;
        _catalog = catalog;
        _open = open;
    }

    /// <summary>The whole expression.</summary>
    public Expr Root { get; }

    /// <summary>The labels of the result.</summary>
    public LabelSet Result => this[Root];

    /// <summary>
    /// The labels of an expression in the tree. A scalar and a string have none; a range vector has those of its series. What
    /// is nested too deeply to follow, and kinds of expressions without a rule, may have any.
    /// </summary>
    /// <param name="node">The node itself, not one that is equal to it.</param>
    public LabelSet this[Expr node]
    {
        get
        {
            if (!_known.TryGetValue(node, out LabelSet? labels))
            {
                labels = HasRoom() ? Compute(node) : LabelSet.Anything;
                _known[node] = labels;
            }

            return labels;
        }
    }

    /// <summary>The labels of a tree.</summary>
    /// <param name="root">The tree; best without errors.</param>
    /// <param name="catalog">What is known of series; without it, selectors may give any label.</param>
    public static LabelAnalysis Of(Expr root, MetricCatalog? catalog = null) => new(root, catalog ?? MetricCatalog.Empty, null);

    private static LabelSet None(SourceSpan span) => new(new LabelFact(LabelStatus.Impossible, LabelCause.Number, span));

    private static bool HasRoom()
    {
        try
        {
            RuntimeHelpers.EnsureSufficientExecutionStack();
            return true;
        }
        catch (InsufficientExecutionStackException)
        {
            return false;
        }
    }

    private LabelSet Compute(Expr node) => node switch
    {
        NumberLiteral or StringLiteral => None(node.Span),
        ParenExpr paren => this[paren.Inner],
        UnaryExpr unary => unary.IsNegative ? WithoutName(this[unary.Operand], unary.Span, "the sign") : this[unary.Operand],
        VectorSelector selector => OfSelector(selector),
        MatrixSelector matrix => this[matrix.Selector],
        SubqueryExpr subquery => this[subquery.Inner],
        AggregateExpr aggregate => OfAggregate(aggregate),
        BinaryExpr binary => OfBinary(binary),
        Call call => OfCall(call),
        _ => LabelSet.Anything,
    };

    private static LabelSet WithoutName(LabelSet labels, SourceSpan span, string by) =>
        labels[LabelMatcher.MetricName].Status == LabelStatus.Impossible
            ? labels
            : labels.With(LabelMatcher.MetricName, new LabelFact(LabelStatus.Impossible, LabelCause.Function, span, by));

    private LabelSet OfAggregate(AggregateExpr aggregate)
    {
        LabelSet body = this[aggregate.Body];
        if (aggregate.Operator is AggregateOperator.Topk or AggregateOperator.Bottomk or AggregateOperator.Limitk or AggregateOperator.LimitRatio)
        {
            return body;
        }

        var removed = new LabelFact(LabelStatus.Impossible, LabelCause.Aggregated, GroupingSpan(aggregate), aggregate);
        LabelSet result = aggregate.Without
            ? Without(WithoutName(body, removed.Span, "the aggregation"), aggregate.Grouping, removed)
            : Only(body, aggregate.Grouping, removed);

        // The label is written first, so 'without' may remove it again.
        return aggregate is { Operator: AggregateOperator.CountValues, Parameter: StringLiteral label } && !(aggregate.Without && IsNamed(aggregate.Grouping, label.Value))
            ? result.With(label.Value, new LabelFact(LabelStatus.Guaranteed, LabelCause.Written, label.Span, "count_values"))
            : result;
    }

    /// <summary>From the operator to the end of <c>by (…)</c>, or the operator alone.</summary>
    private static SourceSpan GroupingSpan(AggregateExpr aggregate)
    {
        SourceSpan op = aggregate.OperatorSpan;
        return aggregate.Grouping.Count == 0 ? op
            : aggregate.Grouping[0].Start > aggregate.Body.Start ? new SourceSpan(aggregate.Grouping[0].Start, aggregate.Grouping[aggregate.Grouping.Count - 1].End)
            : op.To(aggregate.Grouping[aggregate.Grouping.Count - 1].Span);
    }

    private static LabelSet Only(LabelSet from, NodeList<LabelName> names, LabelFact removed)
    {
        var named = new List<KeyValuePair<string, LabelFact>>(names.Count);
        for (int i = 0; i < names.Count; i++)
        {
            string name = names[i].Name;
            if (named.FindIndex(n => n.Key == name) < 0)
            {
                named.Add(new(name, from[name]));
            }
        }

        return new LabelSet(removed, [.. named]);
    }

    private static LabelSet Without(LabelSet from, NodeList<LabelName> names, LabelFact removed)
    {
        LabelSet result = from;
        for (int i = 0; i < names.Count; i++)
        {
            result = result[names[i].Name].Status == LabelStatus.Impossible ? result : result.With(names[i].Name, removed);
        }

        return result;
    }

    private static bool IsNamed(NodeList<LabelName> names, string name)
    {
        for (int i = 0; i < names.Count; i++)
        {
            if (names[i].Name == name)
            {
                return true;
            }
        }

        return false;
    }

    private sealed class SameNode : IEqualityComparer<Expr>
    {
        public static readonly SameNode Instance = new();

        public bool Equals(Expr? x, Expr? y) => ReferenceEquals(x, y);

        public int GetHashCode(Expr obj) => RuntimeHelpers.GetHashCode(obj);
    }
}
