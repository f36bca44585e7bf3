namespace MetricsKit.PromQL;

/// <summary>What the grammar cannot say: types, functions, matching. The rules are those of Prometheus' own parser.</summary>
internal sealed class Checker : PromQLWalker
{
    private readonly List<PromQLError> _errors = [];
    private readonly string _text;
    private readonly PromQLOptions _options;

    private Checker(string text, PromQLOptions options)
    {
        _text = text;
        _options = options;
    }

    public static IReadOnlyList<PromQLError> Check(string text, Expr root, PromQLOptions options)
    {
        var checker = new Checker(text, options);
        checker.Visit(root);
        return [.. checker._errors.OrderBy(e => e.Start)];
    }

    public override object? VisitUnaryExpr(UnaryExpr node)
    {
        VisitChildren(node);
        if (node.Type is not (PromType.Scalar or PromType.InstantVector or PromType.None))
        {
            Report(node.Span, $"a sign applies to a scalar or an instant vector, got {node.Type.Documented()}");
        }

        return null;
    }

    public override object? VisitBinaryExpr(BinaryExpr node)
    {
        VisitChildren(node);
        string op = node.Operator.Text();
        if (node.ReturnBool && !node.Operator.IsComparison())
        {
            Report(node.OperatorSpan, $"'bool' can only follow a comparison, not '{op}'");
        }

        foreach (Expr side in new[] { node.Left, node.Right }.Where(s => s.Type is PromType.RangeVector or PromType.String))
        {
            string hint = side.Type == PromType.RangeVector ? "; apply a function such as rate() to it" : "";
            Report(side.Span, $"expected type scalar or instant vector beside '{op}', got {side.Type.Documented()}{hint}");
        }

        if (node.Left.Type == PromType.Scalar && node.Right.Type == PromType.Scalar && node.Operator.IsComparison() && !node.ReturnBool)
        {
            Report(node.OperatorSpan, $"a comparison between scalars must use 'bool'; write '{op} bool'");
        }

        bool scalar = node.Left.Type == PromType.Scalar || node.Right.Type == PromType.Scalar;
        if (scalar && node.Operator.IsSet())
        {
            Report(node.OperatorSpan, $"'{op}' works between instant vectors only; vector(…) makes one of a scalar");
        }

        if (node.Matching is not null && !(scalar && node.Operator.IsSet()))
        {
            CheckMatching(node, node.Matching, scalar);
        }

        return null;
    }

    public override object? VisitAggregateExpr(AggregateExpr node)
    {
        VisitChildren(node);
        string name = node.Operator.Text();
        Expect(node.Body, PromType.InstantVector, $"aggregation \"{name}\"");
        if (node.Parameter is not null)
        {
            PromType wanted = node.Operator == AggregateOperator.CountValues ? PromType.String : PromType.Scalar;
            Expect(node.Parameter, wanted, $"the parameter of aggregation \"{name}\"");
        }

        return null;
    }

    public override object? VisitSubqueryExpr(SubqueryExpr node)
    {
        VisitChildren(node);
        Expect(node.Inner, PromType.InstantVector, "a subquery");
        return null;
    }

    public override object? VisitVectorSelector(VectorSelector node)
    {
        CheckSelector(node);
        return VisitChildren(node);
    }

    public override object? VisitLabelMatcher(LabelMatcher node)
    {
        if (MatcherCheck.Regex(node, _text) is { } error)
        {
            _errors.Add(error);
        }

        return null;
    }

    public override object? VisitCall(Call node)
    {
        if (node.Signature is not { } signature || !signature.IsKnownTo(_options.TargetVersion))
        {
            Report(node.FunctionSpan, FunctionHints.Unknown(node, _options.TargetVersion));
            return VisitChildren(node);
        }

        CheckCount(node, signature);
        for (int i = 0; i < node.Arguments.Count; i++)
        {
            Expr argument = node.Arguments[i];
            bool isFilter = i == 1 && node.Function == "info";
            if (isFilter)
            {
                CheckInfoFilter(argument);
            }
            else
            {
                Visit(argument);
            }

            bool hasType = signature.ArgumentTypes.Count > 0 && (i < signature.ArgumentTypes.Count || signature.MaxArguments != signature.MinArguments);
            if (hasType)
            {
                Expect(argument, signature.ArgumentTypes[Math.Min(i, signature.ArgumentTypes.Count - 1)], $"call to function \"{node.Function}\"");
            }
        }

        return null;
    }

    private void CheckMatching(BinaryExpr node, VectorMatching matching, bool scalar)
    {
        string op = node.Operator.Text();
        foreach (LabelName label in matching.On ? matching.Include.Intersect(matching.Labels) : [])
        {
            Report(label.Span, $"label '{label.Name}' stands in 'on' already; a label in both 'on' and the grouping is refused");
        }

        bool fills = matching.FillLeft is not null || matching.FillRight is not null;
        if (scalar && (matching.Labels.Count > 0 || fills))
        {
            Report(matching.Span, "vector matching works between instant vectors only, and one side is a scalar");
        }
        else if (node.Operator.IsSet() && matching.Cardinality != MatchCardinality.OneToOne)
        {
            Report(matching.Span, $"'{op}' takes no grouping; it matches many to many");
        }
        else if (node.Operator.IsSet() && fills)
        {
            Report(matching.Span, $"'{op}' takes no fill value");
        }
    }

    private void CheckCount(Call node, FunctionSignature signature)
    {
        int count = node.Arguments.Count;
        if (count >= signature.MinArguments && count <= (signature.MaxArguments ?? int.MaxValue))
        {
            return;
        }

        string wanted = signature.MinArguments == signature.MaxArguments ? $"{signature.MinArguments}"
            : count < signature.MinArguments ? $"at least {signature.MinArguments}"
            : $"at most {signature.MaxArguments}";
        Report(node.Span, $"expected {wanted} argument(s) in call to \"{node.Function}\", got {count}");
    }

    private void CheckInfoFilter(Expr argument)
    {
        if (argument is VectorSelector { Name: null } selector)
        {
            VisitChildren(selector);
        }
        else
        {
            Report(argument.Span, "the second argument of \"info\" is label matchers in braces, without a metric name");
        }
    }

    private void CheckSelector(VectorSelector node)
    {
        if (node.Name is not null)
        {
            if (node.Matchers.FirstOrDefault(m => m.Name == LabelMatcher.MetricName) is { } twice)
            {
                Report(twice.Span, $"metric name must not be set twice: '{node.Name}' or '{twice.Value}'");
            }
        }
        else if (!node.Matchers.Any(MatcherCheck.RefusesEmpty))
        {
            Report(node.Span, "a selector must have a metric name, or a matcher that refuses the empty value; this one selects every series");
        }
    }

    private void Expect(Expr expr, PromType wanted, string context)
    {
        PromType got = expr.Type;
        if (got == wanted || got == PromType.None)
        {
            return;
        }

        string hint = (wanted, got) switch
        {
            (PromType.RangeVector, PromType.InstantVector) when expr is VectorSelector => "; add a range, such as [5m]",
            (PromType.RangeVector, PromType.InstantVector) => "; a subquery, such as [1h:], makes one",
            (PromType.InstantVector, PromType.RangeVector) => "; apply a function such as rate() to it",
            (PromType.InstantVector, PromType.Scalar) => "; vector(…) makes one",
            (PromType.Scalar, PromType.InstantVector) => "; scalar(…) makes one",
            _ => "",
        };
        Report(expr.Span, $"expected type {wanted.Documented()} in {context}, got {got.Documented()}{hint}");
    }

    private void Report(SourceSpan span, string message) => _errors.Add(new PromQLError(span.Start, span.End, message));
}
