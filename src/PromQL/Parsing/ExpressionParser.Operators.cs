namespace MetricsKit.PromQL;

/// <summary>Operators, signs and what stands between an operator and its right side.</summary>
internal sealed partial class ExpressionParser
{
    private Expr Expression(int minPrecedence = 1)
    {
        if (_nesting == MaxNesting)
        {
            TooDeep(Current.Span);
            return Missing();
        }

        _nesting++;
        Expr expr = Operand();
        if (AtOperator())
        {
            expr = Operators(expr, minPrecedence);
        }

        _nesting--;
        return expr;
    }

    /// <summary>Reads the operators that follow, and their right sides.</summary>
    private Expr Operators(Expr left, int minPrecedence)
    {
        int height = _height;
        while (AtOperator() && Current.Operator.Precedence() >= minPrecedence)
        {
            Token op = Advance();
            left = Right(left, op);
            height = Math.Max(height, _height) + 1;
            if (height > MaxHeight)
            {
                TooDeep(op.Span);
                break;
            }
        }

        _height = height;
        return left;
    }

    private bool AtOperator() => Current.Kind == TokenKind.Operator || Is(Keyword.SetOrAtan2);

    private BinaryExpr Right(Expr left, Token op)
    {
        if (op.Operator is BinaryOperator.TrimLower or BinaryOperator.TrimUpper)
        {
            Require(Feature.Trim, op.Span);
        }

        bool returnBool = Is(Keyword.Bool);
        if (returnBool)
        {
            Advance();
        }

        VectorMatching? matching = Current.Keyword is >= Keyword.On and <= Keyword.FillRight ? Matching() : null;
        int precedence = op.Operator.Precedence();
        Expr right = Expression(op.Operator.IsRightAssociative() ? precedence : precedence + 1);
        return new BinaryExpr(op.Operator, left, right)
        {
            ReturnBool = returnBool,
            Matching = matching,
            OperatorSpan = op.Span,
            Span = From(left.Start),
        };
    }

    private Expr Operand()
    {
        if (!Current.IsSign)
        {
            return Postfixed();
        }

        Token sign = Advance();
        bool negative = sign.Operator == BinaryOperator.Subtract;
        Expr operand = Expression(BinaryOperators.UnaryPrecedence + 1);
        _height++;
        return operand is NumberLiteral n
            ? new NumberLiteral(negative ? -n.Value : n.Value, n.IsDuration) { Span = From(sign.Start) }
            : new UnaryExpr(negative, operand) { Span = From(sign.Start) };
    }

    /// <summary>Reads <c>on</c>, <c>ignoring</c>, <c>group_left</c>, <c>group_right</c>, <c>fill</c>; null where they say nothing.</summary>
    private VectorMatching? Matching()
    {
        int start = Current.Start;
        bool on = Is(Keyword.On);
        bool hasLabels = on || Is(Keyword.Ignoring);
        var labels = NodeList<LabelName>.Empty;
        if (hasLabels)
        {
            Token keyword = Advance();
            labels = Labels(keyword);
            if (Is(Keyword.Bool))
            {
                Fail(Current.Span, $"'bool' comes right after the operator, before '{(on ? "on" : "ignoring")}'");
                Advance();
            }
        }

        var cardinality = MatchCardinality.OneToOne;
        var include = NodeList<LabelName>.Empty;
        if (Is(Keyword.GroupLeft) || Is(Keyword.GroupRight))
        {
            Token keyword = Advance();
            cardinality = keyword.Keyword == Keyword.GroupLeft ? MatchCardinality.ManyToOne : MatchCardinality.OneToMany;
            if (!hasLabels)
            {
                Fail(keyword.Span, $"'{(cardinality == MatchCardinality.ManyToOne ? "group_left" : "group_right")}' needs 'on (…)' or 'ignoring (…)' before it");
            }

            include = At(TokenKind.LeftParen) ? Labels(keyword) : include;
        }

        Fills(out double? left, out double? right);
        var matching = new VectorMatching
        {
            On = on,
            Labels = labels,
            Cardinality = cardinality,
            Include = include,
            FillLeft = left,
            FillRight = right,
            Span = From(start),
        };
        return matching.IsDefault ? null : matching;
    }

    /// <summary>Reads <c>fill(…)</c>, or <c>fill_left(…)</c> and <c>fill_right(…)</c> in any order, each once.</summary>
    private void Fills(out double? fillLeft, out double? fillRight)
    {
        fillLeft = fillRight = null;
        while (Current.Keyword is Keyword.Fill or Keyword.FillLeft or Keyword.FillRight && Following.Kind == TokenKind.LeftParen)
        {
            Token keyword = Advance();
            bool left = keyword.Keyword is Keyword.Fill or Keyword.FillLeft;
            bool right = keyword.Keyword is Keyword.Fill or Keyword.FillRight;
            if ((left && fillLeft is not null) || (right && fillRight is not null))
            {
                Fail(keyword.Span, $"'{keyword.In(_text)}' sets a fill value a second time");
            }

            Require(Feature.Fill, keyword.Span);
            Token opener = Advance();
            double value = SignedNumber("in a fill value", "a number") ?? 0;
            if (!Close(opener, TokenKind.RightParen, "in a fill value", "')'"))
            {
                SkipToCloser(Missing(), inList: false);
                Take(TokenKind.RightParen);
            }

            fillLeft = left ? value : fillLeft;
            fillRight = right ? value : fillRight;
        }
    }

    /// <summary>Reads a number or duration with an optional sign, in seconds; null after a mistake.</summary>
    private double? SignedNumber(string context, string expected, Token owner = default)
    {
        bool negative = Current.IsSign && Advance().Operator == BinaryOperator.Subtract;
        if (Current.Kind is not (TokenKind.Number or TokenKind.Duration))
        {
            Unexpected(context, expected, owner);
            return null;
        }

        Token token = Advance();
        RequireNumber(token);
        double value = token.Kind == TokenKind.Number ? token.Number : token.Number / 1000;
        return negative ? -value : value;
    }

    /// <summary>Holds a number against the target version.</summary>
    private void RequireNumber(in Token token)
    {
        if (token.Kind == TokenKind.Duration)
        {
            Require(Feature.DurationsAsNumbers, token.Span);
        }
        else if (token.Is(TokenFlags.HasUnderscores))
        {
            Require(Feature.Underscores, token.Span);
        }
    }
}
