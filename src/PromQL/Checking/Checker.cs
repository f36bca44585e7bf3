namespace MetricsKit.PromQL;

/// <summary>What the grammar cannot say: types, numbers of arguments, matching. The rules are those of Prometheus' own parser, in its order.</summary>
internal struct Checker
{
    private List<PromQLError>? _errors;

    /// <summary>Adds what is wrong with an expression whose text follows the grammar.</summary>
    public static void Check(Expr root, ref List<PromQLError>? errors)
    {
        var checker = new Checker { _errors = errors };
        checker.TypeOf(root);
        errors = checker._errors;
    }

    /// <summary>The type of a node, after checking it and what is below.</summary>
    private PromType TypeOf(Expr node)
    {
        switch (node)
        {
            case VectorSelector v:
                CheckSelector(v);
                return PromType.InstantVector;
            case BinaryExpr b:
                return CheckBinary(b);
            case Call c:
                return CheckCall(c);
            case AggregateExpr a:
                return CheckAggregation(a);
            case MatrixSelector m:
                CheckSelector(m.Selector);
                return PromType.RangeVector;
            case ParenExpr p:
                return TypeOf(p.Inner);
            case NumberLiteral:
                return PromType.Scalar;
            case StringLiteral:
                return PromType.String;
            case UnaryExpr u:
                return CheckUnary(u);
            case SubqueryExpr s:
                Expect(s.Inner, PromType.InstantVector, "a subquery", "");
                return PromType.RangeVector;
            default:
                return PromType.None;
        }
    }

    private PromType CheckUnary(UnaryExpr node)
    {
        PromType type = TypeOf(node.Operand);
        if (type is PromType.RangeVector or PromType.String)
        {
            Report(node.Span, $"a sign applies to a scalar or an instant vector, got {type.Documented()}");
            return PromType.None;
        }

        return type;
    }

    /// <summary>Chains lean to the left and may be long: they are gone through from the bottom up, without recursion.</summary>
    private PromType CheckBinary(BinaryExpr top)
    {
        int depth = 0;
        Expr bottom = top;
        for (; bottom is BinaryExpr b; bottom = b.Left)
        {
            depth++;
        }

        PromType left = TypeOf(bottom);
        while (depth-- > 0)
        {
            BinaryExpr node = top;
            for (int i = 0; i < depth; i++)
            {
                node = (BinaryExpr)node.Left;
            }

            left = CheckBinary(node, left, TypeOf(node.Right));
        }

        return left;
    }

    private PromType CheckBinary(BinaryExpr node, PromType left, PromType right)
    {
        BinaryOperator op = node.Operator;
        if (node.ReturnBool && !op.IsComparison())
        {
            Report(node.OperatorSpan, $"'bool' can only follow a comparison, not '{op.Text()}'");
        }

        CheckOperand(node.Left, left, op);
        CheckOperand(node.Right, right, op);
        bool isScalar = left == PromType.Scalar && right == PromType.Scalar;
        if (isScalar && op.IsComparison() && !node.ReturnBool)
        {
            Report(node.OperatorSpan, $"a comparison between scalars must use 'bool'; write '{op.Text()} bool'");
        }

        bool hasScalar = left == PromType.Scalar || right == PromType.Scalar;
        if (hasScalar && op.IsSet())
        {
            Report(node.OperatorSpan, $"'{op.Text()}' works between instant vectors only; vector(…) makes one of a scalar");
        }
        else if (node.Matching is not null)
        {
            CheckMatching(op, node.Matching, hasScalar);
        }

        return isScalar ? PromType.Scalar : PromType.InstantVector;
    }

    private void CheckOperand(Expr operand, PromType type, BinaryOperator op)
    {
        if (type is PromType.RangeVector or PromType.String)
        {
            string hint = type == PromType.RangeVector ? "; apply a function such as rate() to it" : "";
            Report(operand.Span, $"expected type scalar or instant vector beside '{op.Text()}', got {type.Documented()}{hint}");
        }
    }

    private void CheckMatching(BinaryOperator op, VectorMatching matching, bool hasScalar)
    {
        if (matching.On)
        {
            foreach (LabelName label in matching.Include)
            {
                if (Contains(matching.Labels, label.Name))
                {
                    Report(label.Span, $"label '{label.Name}' stands in 'on' already; a label in both 'on' and the grouping is refused");
                }
            }
        }

        bool fills = matching.FillLeft is not null || matching.FillRight is not null;
        if (hasScalar && (matching.Labels.Count > 0 || fills))
        {
            Report(matching.Span, "vector matching works between instant vectors only, and one side is a scalar");
        }
        else if (op.IsSet() && matching.Cardinality != MatchCardinality.OneToOne)
        {
            Report(matching.Span, $"'{op.Text()}' takes no grouping; it matches many to many");
        }
        else if (op.IsSet() && fills)
        {
            Report(matching.Span, $"'{op.Text()}' takes no fill value");
        }
    }

    private PromType CheckAggregation(AggregateExpr node)
    {
        Expect(node.Body, PromType.InstantVector, "aggregation", node.Operator.Text());
        if (node.Parameter is not null)
        {
            PromType wanted = node.Operator == AggregateOperator.CountValues ? PromType.String : PromType.Scalar;
            Expect(node.Parameter, wanted, "the parameter of aggregation", node.Operator.Text());
        }

        return PromType.InstantVector;
    }

    private PromType CheckCall(Call node)
    {
        if (node.Signature is not { } signature)
        {
            // Said when it was read.
            foreach (Expr argument in node.Arguments)
            {
                TypeOf(argument);
            }

            return PromType.None;
        }

        CheckCount(node, signature);
        IReadOnlyList<PromType> types = signature.ArgumentTypes;
        for (int i = 0; i < node.Arguments.Count; i++)
        {
            Expr argument = node.Arguments[i];
            bool hasType = types.Count > 0 && (i < types.Count || signature.MaxArguments != signature.MinArguments);
            if (i == 1 && node.Function == "info")
            {
                CheckInfoFilter(argument);
            }
            else if (hasType)
            {
                Expect(argument, types[Math.Min(i, types.Count - 1)], "call to function", node.Function);
            }
            else
            {
                TypeOf(argument);
            }
        }

        return signature.ReturnType;
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
        if (argument is not VectorSelector { Name: null })
        {
            TypeOf(argument);
            Report(argument.Span, "the second argument of \"info\" is label matchers in braces, without a metric name");
        }
    }

    private void CheckSelector(VectorSelector node)
    {
        if (node.Name is null)
        {
            foreach (LabelMatcher matcher in node.Matchers)
            {
                if (MatcherCheck.RefusesEmpty(matcher))
                {
                    return;
                }
            }

            Report(node.Span, "a selector must have a metric name, or a matcher that refuses the empty value; this one selects every series");
            return;
        }

        foreach (LabelMatcher matcher in node.Matchers)
        {
            if (matcher.Name == LabelMatcher.MetricName)
            {
                Report(matcher.Span, $"metric name must not be set twice: '{node.Name}' or '{matcher.Value}'");
                return;
            }
        }
    }

    /// <summary>Checks an expression and holds its type against the one that is wanted.</summary>
    private void Expect(Expr expr, PromType wanted, string context, string name)
    {
        PromType got = TypeOf(expr);
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
        string where = name.Length == 0 ? context : $"{context} \"{name}\"";
        Report(expr.Span, $"expected type {wanted.Documented()} in {where}, got {got.Documented()}{hint}");
    }

    private static bool Contains(NodeList<LabelName> labels, string name)
    {
        foreach (LabelName label in labels)
        {
            if (label.Name == name)
            {
                return true;
            }
        }

        return false;
    }

    private void Report(SourceSpan span, string message) => (_errors ??= []).Add(new PromQLError(span.Start, span.End, message));
}
