namespace MetricsKit.PromQL;

/// <summary>Operators, signs and what stands between an operator and its right side.</summary>
internal sealed partial class ExpressionParser
{
    private Expr? Expression(int minPrecedence = 1)
    {
        if (_nesting == MaxNesting)
        {
            return TooDeep(Current.Span);
        }

        _nesting++;
        Expr? expr = Operators(minPrecedence);
        _nesting--;
        return expr;
    }

    private Expr? Operators(int minPrecedence)
    {
        Expr? left = Signed();
        int height = _height;
        while (left is not null && AtOperator() && Current.Operator.Precedence() >= minPrecedence)
        {
            Token op = Advance();
            left = Right(left, op);
            height = Math.Max(height, _height) + 1;
            if (left is not null && height > MaxHeight)
            {
                return TooDeep(op.Span);
            }
        }

        _height = height;
        return left;
    }

    private bool AtOperator() => Current.Kind == TokenKind.Operator || Is(Keyword.SetOrAtan2);

    private BinaryExpr? Right(Expr left, Token op)
    {
        if (op.Operator is BinaryOperator.TrimLower or BinaryOperator.TrimUpper)
        {
            Require(Feature.Trim, op.Span);
        }

        bool returnBool = Is(Keyword.Bool);
        if (returnBool)
        {
            _index++;
        }

        if (!Matching(out VectorMatching? matching))
        {
            return null;
        }

        int precedence = op.Operator.Precedence();
        Expr? right = Expression(op.Operator.IsRightAssociative() ? precedence : precedence + 1);
        return right is null ? null : new BinaryExpr(op.Operator, left, right)
        {
            ReturnBool = returnBool,
            Matching = matching,
            OperatorSpan = op.Span,
            Span = left.Span.To(right.Span),
        };
    }

    private Expr? Signed()
    {
        if (!Current.IsOperator(BinaryOperator.Add) && !Current.IsOperator(BinaryOperator.Subtract))
        {
            return Postfixed();
        }

        Token sign = Advance();
        bool negative = sign.IsOperator(BinaryOperator.Subtract);
        Expr? operand = Expression(BinaryOperators.UnaryPrecedence + 1);
        _height++;
        return operand switch
        {
            null => null,
            NumberLiteral n => n with { Value = negative ? -n.Value : n.Value, Span = sign.Span.To(n.Span) },
            _ => new UnaryExpr(negative, operand) { Span = sign.Span.To(operand.Span) },
        };
    }

    /// <summary>Reads <c>on</c>, <c>ignoring</c>, <c>group_left</c>, <c>group_right</c>, <c>fill</c>; false after a mistake.</summary>
    private bool Matching(out VectorMatching? matching)
    {
        matching = null;
        int start = Current.Span.Start;
        var found = new VectorMatching();
        bool hasLabels = Is(Keyword.On) || Is(Keyword.Ignoring);
        if (hasLabels)
        {
            bool on = Advance().Keyword == Keyword.On;
            if (Labels(on ? "on" : "ignoring") is not { } labels)
            {
                return false;
            }

            found = found with { On = on, Labels = labels };
            if (Is(Keyword.Bool))
            {
                Fail<Expr>(Current.Span, $"'bool' comes right after the operator, before '{(on ? "on" : "ignoring")}'");
                return false;
            }
        }

        if (!Grouping(ref found, hasLabels) || !Fills(ref found))
        {
            return false;
        }

        matching = found.IsDefault ? null : found with { Span = From(start) };
        return true;
    }

    private bool Grouping(ref VectorMatching matching, bool hasLabels)
    {
        if (!Is(Keyword.GroupLeft) && !Is(Keyword.GroupRight))
        {
            return true;
        }

        Token keyword = Advance();
        string name = keyword.Keyword == Keyword.GroupLeft ? "group_left" : "group_right";
        if (!hasLabels)
        {
            Fail<Expr>(keyword.Span, $"'{name}' needs 'on (…)' or 'ignoring (…)' before it");
            return false;
        }

        NodeList<LabelName>? include = Current.Kind == TokenKind.LeftParen ? Labels(name) : NodeList<LabelName>.Empty;
        matching = matching with
        {
            Cardinality = keyword.Keyword == Keyword.GroupLeft ? MatchCardinality.ManyToOne : MatchCardinality.OneToMany,
            Include = include ?? NodeList<LabelName>.Empty,
        };
        return include is not null;
    }

    /// <summary>Reads <c>fill(…)</c>, or <c>fill_left(…)</c> and <c>fill_right(…)</c> in any order, each once.</summary>
    private bool Fills(ref VectorMatching matching)
    {
        while (Current.Keyword is Keyword.Fill or Keyword.FillLeft or Keyword.FillRight && Following.Kind == TokenKind.LeftParen)
        {
            Token keyword = Advance();
            bool left = keyword.Keyword is Keyword.Fill or Keyword.FillLeft;
            bool right = keyword.Keyword is Keyword.Fill or Keyword.FillRight;
            if ((left && matching.FillLeft is not null) || (right && matching.FillRight is not null))
            {
                Fail<Expr>(keyword.Span, $"'{keyword.Text}' sets a fill value a second time");
                return false;
            }

            Require(Feature.Fill, keyword.Span);
            Token opener = Advance();
            if (SignedNumber("in a fill value") is not { } value || !Close(opener, TokenKind.RightParen, "in a fill value", "')'"))
            {
                return false;
            }

            matching = matching with
            {
                FillLeft = left ? value : matching.FillLeft,
                FillRight = right ? value : matching.FillRight,
            };
        }

        return true;
    }

    /// <summary>Reads a number or duration with an optional sign, in seconds; null after a mistake.</summary>
    private double? SignedNumber(string context, string expected = "a number")
    {
        bool signed = Current.IsOperator(BinaryOperator.Add) || Current.IsOperator(BinaryOperator.Subtract);
        bool negative = signed && Advance().IsOperator(BinaryOperator.Subtract);
        if (Current.Kind is not (TokenKind.Number or TokenKind.Duration))
        {
            Unexpected<Expr>(context, expected);
            return null;
        }

        RequireNumber(Current);
        Token token = Advance();
        double value = token.Kind == TokenKind.Number ? token.Number : token.Duration.TotalSeconds;
        return negative ? -value : value;
    }

    /// <summary>Holds a number against the target version.</summary>
    private void RequireNumber(Token token)
    {
        if (token.Kind == TokenKind.Duration)
        {
            Require(Feature.DurationsAsNumbers, token.Span);
        }
        else if (token.Text.IndexOf('_') >= 0)
        {
            Require(Feature.Underscores, token.Span);
        }
    }
}
