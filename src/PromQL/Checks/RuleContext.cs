namespace MetricsKit.PromQL.Checks;

/// <summary>An expression and the one around it.</summary>
/// <param name="Node">The expression.</param>
/// <param name="Parent">Index of the expression around it; -1 for the whole.</param>
internal readonly record struct Site(Expr Node, int Parent);

/// <summary>A selector of the rule, looked up in the catalogue.</summary>
internal sealed class SelectorUse
{
    public required VectorSelector Selector { get; init; }

    /// <summary>Index of its <see cref="Site"/>.</summary>
    public required int Site { get; init; }

    /// <summary>The one metric it names; null where there may be several.</summary>
    public string? Name { get; init; }

    /// <summary>Where the name stands, with its quotes.</summary>
    public SourceSpan NameSpan { get; init; }

    /// <summary>The declared series; null where none is.</summary>
    public KnownSeries? Known { get; init; }

    /// <summary>The recorded series; null where none is.</summary>
    public RecordedSeries? Recorded { get; init; }

    /// <summary>The range around the selector; null for none.</summary>
    public MatrixSelector? Matrix { get; init; }

    /// <summary>True for a series that only goes up, by its declaration.</summary>
    public bool IsCounter => Known is { } known && (known.Part != SeriesPart.Value || known.Family.Type == MetricType.Counter);

    /// <summary>True for a series that goes up and down, by its declaration.</summary>
    public bool IsGauge => Known is { Part: SeriesPart.Value, Family.Type: MetricType.Gauge or MetricType.Summary };
}

/// <summary>A rule that is being checked: its expression taken apart once, and what was found so far.</summary>
internal sealed class RuleContext
{
    /// <summary>More than any rule has; deeper ones are left alone, so that no check runs out of stack.</summary>
    private const int MaxDepth = 400;

    /// <summary>As <see cref="MaxDepth"/>, for the time that checks take.</summary>
    private const int MaxSites = 20_000;

    private RuleContext(RuleText rule, Expr root, MetricCatalog catalog, CheckOptions options)
    {
        Rule = rule;
        Root = root;
        Catalog = catalog.For(rule);
        Options = options;
        Labels = LabelAnalysis.Of(root, Catalog);
    }

    public RuleText Rule { get; }

    public Expr Root { get; }

    public MetricCatalog Catalog { get; }

    public CheckOptions Options { get; }

    public LabelAnalysis Labels { get; }

    /// <summary>Every expression, each before those in it, in the order of the text.</summary>
    public List<Site> Sites { get; } = [];

    public List<SelectorUse> Selectors { get; } = [];

    public List<Finding> Findings { get; } = [];

    public bool IsAlert => Rule.Kind == RuleKind.Alerting;

    /// <summary>True where the alert compares the value itself.</summary>
    public bool HasThreshold => Rule.Above is not null || Rule.Below is not null;

    /// <summary>Takes the expression apart; null where it is too large or too deep to check.</summary>
    public static RuleContext? Create(RuleText rule, Expr root, MetricCatalog catalog, CheckOptions options)
    {
        var context = new RuleContext(rule, root, catalog, options);
        return context.Collect() ? context : null;
    }

    public Expr? Parent(int site) => Sites[site].Parent < 0 ? null : Sites[Sites[site].Parent].Node;

    /// <summary>The selector use of a selector in the tree.</summary>
    public SelectorUse Use(VectorSelector selector)
    {
        foreach (SelectorUse use in Selectors)
        {
            if (ReferenceEquals(use.Selector, selector))
            {
                return use;
            }
        }

        // The filter of info() selects no series of its own.
        return new SelectorUse { Selector = selector, Site = 0 };
    }

    /// <summary>Where it is decided; of an aggregation, with the parenthesis that closes its labels.</summary>
    public SourceSpan PlaceOf(LabelFact fact)
    {
        SourceSpan span = fact.Span;
        string text = Rule.Expr;
        if (fact.Cause != LabelCause.Aggregated || fact.Recording is not null || text.IndexOf('(', span.Start, span.Length) < 0)
        {
            return span;
        }

        int end = span.End;
        while (end < text.Length && (char.IsWhiteSpace(text[end]) || text[end] == ','))
        {
            end++;
        }

        return end < text.Length && text[end] == ')' ? new SourceSpan(span.Start, end + 1) : span;
    }

    /// <summary>What decides about a label, as a reason.</summary>
    public FindingReason Because(LabelFact fact, string side = "") => new(PlaceOf(fact), side + fact.Reason);

    public void Report(FindingKind kind, SourceSpan span, string message, Suggestion? suggestion = null, params FindingReason[] reasons) =>
        Findings.Add(new Finding(kind, RulePart.Expr, span.Start, span.End, message) { Suggestion = suggestion, Reasons = reasons });

    private bool Collect()
    {
        var pending = new Stack<(Expr Node, int Parent, int Depth)>();
        pending.Push((Root, -1, 0));
        while (pending.Count > 0)
        {
            (Expr node, int parent, int depth) = pending.Pop();
            if (depth > MaxDepth || Sites.Count > MaxSites)
            {
                return false;
            }

            int site = Sites.Count;
            Sites.Add(new Site(node, parent));
            void Push(Expr child) => pending.Push((child, site, depth + 1));
            switch (node)
            {
                case ParenExpr paren:
                    Push(paren.Inner);
                    break;
                case UnaryExpr unary:
                    Push(unary.Operand);
                    break;
                case BinaryExpr binary:
                    Push(binary.Right);
                    Push(binary.Left);
                    break;
                case AggregateExpr aggregate:
                    Push(aggregate.Body);
                    if (aggregate.Parameter is not null)
                    {
                        Push(aggregate.Parameter);
                    }

                    break;
                case Call call:
                    // The second argument of info() is a filter, no selector.
                    for (int i = call.Function == "info" ? 0 : call.Arguments.Count - 1; i >= 0 && i < call.Arguments.Count; i--)
                    {
                        Push(call.Arguments[i]);
                    }

                    break;
                case SubqueryExpr subquery:
                    Push(subquery.Inner);
                    break;
                case MatrixSelector matrix:
                    Push(matrix.Selector);
                    break;
                case VectorSelector selector:
                    Selectors.Add(LookUp(selector, site, parent < 0 ? null : Sites[parent].Node as MatrixSelector));
                    break;
            }
        }

        return true;
    }

    private SelectorUse LookUp(VectorSelector selector, int site, MatrixSelector? matrix)
    {
        (string? name, SourceSpan span) = SelectorName.Of(selector);
        KnownSeries? known = name is null ? null : Catalog.Find(name, selector);
        return new SelectorUse
        {
            Selector = selector,
            Site = site,
            Name = name,
            NameSpan = span,
            Known = known,
            Recorded = name is null || known is not null ? null : Catalog.FindRecorded(name),
            Matrix = matrix,
        };
    }
}
