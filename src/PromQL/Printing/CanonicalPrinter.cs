using System.Globalization;
using System.Text;

namespace MetricsKit.PromQL;

/// <summary>Prints a tree on one line, in the form of Prometheus' own <c>Expr.String()</c>.</summary>
internal sealed class CanonicalPrinter : PromQLVisitor<StringBuilder>
{
    private readonly StringBuilder _text = new();

    public static string Print(PromQLNode node) => node.Accept(new CanonicalPrinter()).ToString();

    /// <summary>An aggregation up to its left parenthesis: <c>sum by (job) </c>.</summary>
    public static string Head(AggregateExpr node)
    {
        var printer = new CanonicalPrinter();
        printer.AppendHead(node);
        return printer._text.ToString();
    }

    /// <summary>An operator and what says how it matches: <c>/ on (job)</c>.</summary>
    public static string Operator(BinaryExpr node)
    {
        var printer = new CanonicalPrinter();
        printer.AppendOperator(node);
        return printer._text.ToString();
    }

    /// <summary>What follows a subquery's expression: <c>[1h:5m] offset 1d</c>.</summary>
    public static string Suffix(SubqueryExpr node)
    {
        var printer = new CanonicalPrinter();
        printer.AppendSuffix(node);
        return printer._text.ToString();
    }

    public override StringBuilder VisitNumberLiteral(NumberLiteral node) =>
        _text.Append(node.IsDuration ? NumberFormat.FormatDuration(node.Value) : NumberFormat.Format(node.Value));

    public override StringBuilder VisitStringLiteral(StringLiteral node)
    {
        StringQuoting.Append(_text, node.Value);
        return _text;
    }

    public override StringBuilder VisitParenExpr(ParenExpr node)
    {
        _text.Append('(');
        return Visit(node.Inner).Append(')');
    }

    public override StringBuilder VisitUnaryExpr(UnaryExpr node)
    {
        _text.Append(node.IsNegative ? '-' : '+');
        return Visit(Parentheses.Signed(node.Operand));
    }

    public override StringBuilder VisitBinaryExpr(BinaryExpr node)
    {
        Visit(Parentheses.Left(node.Operator, node.Left)).Append(' ');
        AppendOperator(node);
        _text.Append(' ');
        return Visit(Parentheses.Right(node.Operator, node.Right));
    }

    public override StringBuilder VisitVectorMatching(VectorMatching node)
    {
        string separator = "";
        if (node.On || node.Labels.Count > 0 || node.Cardinality != MatchCardinality.OneToOne)
        {
            _text.Append(node.On ? "on (" : "ignoring (");
            AppendList(node.Labels);
            _text.Append(')');
            separator = " ";
        }

        if (node.Cardinality != MatchCardinality.OneToOne)
        {
            _text.Append(node.Cardinality == MatchCardinality.ManyToOne ? " group_left (" : " group_right (");
            AppendList(node.Include);
            _text.Append(')');
        }

        bool same = node.FillLeft is { } left && node.FillRight is { } right && left.Equals(right);
        AppendFill(ref separator, same ? "fill" : "fill_left", node.FillLeft);
        AppendFill(ref separator, "fill_right", same ? null : node.FillRight);
        return _text;
    }

    public override StringBuilder VisitAggregateExpr(AggregateExpr node)
    {
        AppendHead(node);
        _text.Append('(');
        if (node.Parameter is not null)
        {
            Visit(node.Parameter).Append(", ");
        }

        return Visit(node.Body).Append(')');
    }

    public override StringBuilder VisitCall(Call node)
    {
        _text.Append(node.Function).Append('(');
        AppendList(node.Arguments);
        return _text.Append(')');
    }

    public override StringBuilder VisitVectorSelector(VectorSelector node)
    {
        AppendSeries(node);
        AppendAt(node.At);
        AppendExtension(node.Extension);
        AppendOffset(node.Offset);
        return _text;
    }

    public override StringBuilder VisitMatrixSelector(MatrixSelector node)
    {
        AppendSeries(node.Selector);
        _text.Append('[');
        Visit(node.Range).Append(']');
        AppendExtension(node.Selector.Extension);
        AppendAt(node.Selector.At);
        AppendOffset(node.Selector.Offset);
        return _text;
    }

    public override StringBuilder VisitSubqueryExpr(SubqueryExpr node)
    {
        Visit(Parentheses.BeforeBrackets(node.Inner));
        AppendSuffix(node);
        return _text;
    }

    public override StringBuilder VisitLabelMatcher(LabelMatcher node)
    {
        AppendLabel(node.Name);
        _text.Append(node.Operator.Text());
        StringQuoting.Append(_text, node.Value);
        return _text;
    }

    public override StringBuilder VisitLabelName(LabelName node)
    {
        AppendLabel(node.Name);
        return _text;
    }

    public override StringBuilder VisitAtModifier(AtModifier node) => node.Kind switch
    {
        AtKind.Start => _text.Append("@ start()"),
        AtKind.End => _text.Append("@ end()"),
        AtKind.Timestamp => _text.Append("@ ").Append((node.Milliseconds / 1000m).ToString("F3", CultureInfo.InvariantCulture)),
        _ => throw new InvalidOperationException($"no such @ modifier: {node.Kind}"),
    };

    public override StringBuilder VisitDurationLiteral(DurationLiteral node) =>
        _text.Append(node.IsNegative ? "-" : "").Append(node.Value.ToString());

    public override StringBuilder VisitDurationNumber(DurationNumber node) => _text.Append(NumberFormat.Format(node.Value));

    public override StringBuilder VisitDurationNegation(DurationNegation node)
    {
        _text.Append('-');
        return Visit(Parentheses.Signed(node.Operand));
    }

    public override StringBuilder VisitDurationBinary(DurationBinary node)
    {
        Visit(Parentheses.Operand(node.Operator, node.Left, isRight: false)).Append(' ').Append(node.Operator.Text()).Append(' ');
        return Visit(Parentheses.Operand(node.Operator, node.Right, isRight: true));
    }

    public override StringBuilder VisitDurationParen(DurationParen node)
    {
        _text.Append('(');
        return Visit(node.Inner).Append(')');
    }

    public override StringBuilder VisitDurationCall(DurationCall node)
    {
        _text.Append(node.Function).Append('(');
        AppendList(node.Arguments);
        return _text.Append(')');
    }

    public override StringBuilder VisitMissingExpr(MissingExpr node) => _text;

    public override StringBuilder VisitMissingDuration(MissingDuration node) => _text;

    private void AppendHead(AggregateExpr node)
    {
        _text.Append(node.Operator.Text());
        if (node.Without || node.Grouping.Count > 0)
        {
            _text.Append(node.Without ? " without (" : " by (");
            AppendList(node.Grouping);
            _text.Append(") ");
        }
    }

    private void AppendOperator(BinaryExpr node)
    {
        _text.Append(node.Operator.Text()).Append(node.ReturnBool ? " bool" : "");
        if (node.Matching is { IsDefault: false })
        {
            _text.Append(' ');
            Visit(node.Matching);
        }
    }

    private void AppendFill(ref string separator, string name, double? value)
    {
        if (value is { } number)
        {
            _text.Append(separator).Append(name).Append(" (").Append(NumberFormat.Format(number)).Append(')');
            separator = " ";
        }
    }

    private void AppendSuffix(SubqueryExpr node)
    {
        _text.Append('[');
        Visit(node.Range).Append(':');
        if (node.Step is not null)
        {
            Visit(node.Step);
        }

        _text.Append(']');
        AppendAt(node.At);
        AppendOffset(node.Offset);
    }

    /// <summary>Name and matchers. A name that needs quotes goes into the braces, where every version of Prometheus reads it.</summary>
    private void AppendSeries(VectorSelector node)
    {
        bool plain = node.Name is not null && Characters.IsPlainMetricName(node.Name);
        if (plain)
        {
            _text.Append(node.Name);
        }

        List<string> matchers = node.Matchers.Select(Print).ToList();
        if (node.Name is not null && !plain)
        {
            matchers.Add(Print(new LabelMatcher(LabelMatcher.MetricName, MatchOperator.Equal, node.Name)));
        }

        if (matchers.Count > 0 || node.Name is null)
        {
            matchers.Sort(StringComparer.Ordinal);
            _text.Append('{').Append(string.Join(",", matchers)).Append('}');
        }
    }

    private void AppendAt(AtModifier? at)
    {
        if (at is not null)
        {
            _text.Append(' ');
            Visit(at);
        }
    }

    private void AppendExtension(RangeExtension extension) => _text.Append(extension switch
    {
        RangeExtension.None => "",
        RangeExtension.Anchored => " anchored",
        RangeExtension.Smoothed => " smoothed",
        _ => throw new InvalidOperationException($"no such extension: {extension}"),
    });

    private void AppendOffset(DurationExpr? offset)
    {
        if (offset is not null and not DurationLiteral { Value.TotalMilliseconds: 0 })
        {
            _text.Append(" offset ");
            Visit(Parentheses.Offset(offset));
        }
    }

    private void AppendLabel(string name)
    {
        if (Characters.IsPlainLabelName(name))
        {
            _text.Append(name);
        }
        else
        {
            StringQuoting.Append(_text, name);
        }
    }

    private void AppendList<T>(NodeList<T> nodes)
        where T : PromQLNode
    {
        for (int i = 0; i < nodes.Count; i++)
        {
            _text.Append(i == 0 ? "" : ", ");
            Visit(nodes[i]);
        }
    }
}
