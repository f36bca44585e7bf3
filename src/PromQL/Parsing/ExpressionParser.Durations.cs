namespace MetricsKit.PromQL;

/// <summary>Ranges, steps and offsets, with their arithmetic.</summary>
internal sealed partial class ExpressionParser
{
    private const string DurationExample = "a duration such as 5m";

    /// <summary>True when the duration that is being read was found to be calculated, and held against the target version.</summary>
    private bool _arithmeticIsChecked;

    private MissingDuration NoDuration() => new() { Span = new SourceSpan(LastEnd, LastEnd) };

    /// <summary>Reads a range or a step, which must be above 0.</summary>
    private DurationExpr Duration(string what, Token opener)
    {
        if (AtEnd)
        {
            Unclosed(opener, $"{DurationExample} and ']'");
            return NoDuration();
        }

        _arithmeticIsChecked = false;
        DurationExpr duration = Literal(DurationOperators(1));
        if (duration is DurationLiteral literal && (literal.IsNegative || literal.Value.TotalMilliseconds == 0))
        {
            Fail(literal.Span, $"a {what} must be longer than 0");
        }

        return duration;
    }

    /// <summary>
    /// Reads what follows <c>offset</c>. Operators after it belong to the expression, <c>x offset 5m + 1</c>, except behind
    /// parentheses without a sign: there Prometheus goes on with the duration.
    /// </summary>
    private DurationExpr OffsetDuration()
    {
        bool knowsArithmetic = _options.TargetVersion >= Feature.DurationArithmetic.Since;
        bool hasTwoSigns = Current.IsSign && Following.IsSign;
        bool goesOn = knowsArithmetic && (At(TokenKind.LeftParen) || hasTwoSigns);
        _arithmeticIsChecked = false;
        if (hasTwoSigns && !knowsArithmetic)
        {
            Advance();
            UnexpectedAfterLast(DurationExample);
        }

        DurationExpr read = Current.IsSign ? SignedDuration(withOperators: false) : DurationPrimary();
        if (goesOn)
        {
            read = DurationOperators(read, 1);
            if (read is DurationBinary)
            {
                // As it prints: with parentheses, operators behind it cannot be mistaken for the expression's.
                read = new DurationParen(read) { Span = read.Span };
            }
        }

        DurationExpr offset = Literal(read);
        if (offset is DurationLiteral { Value.TotalMilliseconds: 0 })
        {
            Require(Feature.ZeroOffsets, offset.Span);
        }

        return offset;
    }

    /// <summary>Makes a duration of a plain number, and holds the result against the target version.</summary>
    private DurationExpr Literal(DurationExpr duration)
    {
        if (duration is DurationNumber number)
        {
            Require(Feature.DurationsAsNumbers, number.Span);
            double milliseconds = Math.Round(Math.Abs(number.Value) * 1000, MidpointRounding.AwayFromZero);
            if (milliseconds <= PromDuration.MaxValue.TotalMilliseconds)
            {
                return new DurationLiteral(PromDuration.FromMilliseconds((long)milliseconds), number.Value < 0) { Span = number.Span };
            }

            Fail(number.Span, "the duration is out of range; Prometheus holds up to 292 years");
            return new MissingDuration { Span = number.Span };
        }

        return duration;
    }

    /// <summary>Holds arithmetic against the target version; once for each duration.</summary>
    private void RequireArithmetic(SourceSpan span)
    {
        if (!_arithmeticIsChecked)
        {
            _arithmeticIsChecked = true;
            Require(Feature.DurationArithmetic, span);
        }
    }

    private DurationExpr DurationOperators(int minPrecedence)
    {
        if (_nesting == MaxNesting)
        {
            TooDeep(Current.Span);
            return NoDuration();
        }

        _nesting++;
        DurationExpr read = Current.IsSign ? SignedDuration(withOperators: true) : DurationPrimary();
        read = DurationOperators(read, minPrecedence);
        _nesting--;
        return read;
    }

    private DurationExpr DurationOperators(DurationExpr left, int minPrecedence)
    {
        while (AtArithmetic() && Current.Operator.Precedence() >= minPrecedence)
        {
            Token op = Advance();
            RequireArithmetic(op.Span);
            if (++_height > MaxHeight)
            {
                TooDeep(op.Span);
                return left;
            }

            int precedence = op.Operator.Precedence();
            DurationExpr right = DurationOperators(op.Operator.IsRightAssociative() ? precedence : precedence + 1);
            bool byZero = right is DurationNumber { Value: 0 } or DurationLiteral { Value.TotalMilliseconds: 0 };
            if (byZero && op.Operator is BinaryOperator.Divide or BinaryOperator.Modulo)
            {
                Fail(op.Span, "division by 0");
            }

            left = new DurationBinary(op.Operator, left, right) { Span = From(left.Start) };
        }

        return left;
    }

    private bool AtArithmetic() => Current.Kind == TokenKind.Operator
        && Current.Operator is >= BinaryOperator.Add and <= BinaryOperator.Power and not BinaryOperator.Atan2;

    private DurationExpr SignedDuration(bool withOperators)
    {
        Token sign = Advance();
        if (sign.Operator == BinaryOperator.Add)
        {
            RequireArithmetic(sign.Span);
        }

        DurationExpr operand = withOperators || Current.IsSign ? DurationOperators(BinaryOperators.UnaryPrecedence + 1) : DurationPrimary();
        SourceSpan span = From(sign.Start);
        if (sign.Operator == BinaryOperator.Add)
        {
            return operand with { Span = span };
        }

        return operand switch
        {
            MissingDuration m => m,
            DurationLiteral l => l with { IsNegative = !l.IsNegative, Span = span },
            DurationNumber n => n with { Value = -n.Value, Span = span },
            _ => new DurationNegation(operand) { Span = span },
        };
    }

    private DurationExpr DurationPrimary()
    {
        Token token = Current;
        switch (token.Kind)
        {
            case TokenKind.Duration:
                Advance();
                return new DurationLiteral(PromDuration.FromMilliseconds((long)token.Number)) { Span = token.Span };
            case TokenKind.Number when !double.IsNaN(token.Number) && !double.IsInfinity(token.Number):
                Advance();
                RequireNumber(token);
                return new DurationNumber(token.Number) { Span = token.Span };
            case TokenKind.LeftParen:
                Advance();
                RequireArithmetic(token.Span);
                _openParens++;
                DurationExpr inner = DurationOperators(1);
                CloseInDuration(token, "in a calculated duration", "an operator or ')'");
                _openParens--;
                return new DurationParen(inner) { Span = From(token.Start) };
            case TokenKind.Word when DurationFunction(token) is { } feature:
                return DurationFunction(feature);
            case TokenKind.Error when LexicalErrors.IsNumber(_text, token):
                UnexpectedAfterLast(DurationExample);
                Advance();
                return new MissingDuration { Span = token.Span };
            default:
                UnexpectedAfterLast(DurationExample);
                return NoDuration();
        }
    }

    private DurationCall DurationFunction(Feature feature)
    {
        Token name = Advance();
        string function = name.In(_text).ToLowerInvariant();
        bool isOld = feature == Feature.OldMinMaxInDurations;
        if (isOld && _options.TargetVersion >= Feature.MinMaxInDurations.Since)
        {
            Report(name.Span, $"{function}() in durations is called {function}_of() since Prometheus {Feature.MinMaxInDurations.Since}; write '{function}_of'");
        }
        else
        {
            Require(feature, name.Span);
        }

        Token opener = Current;
        if (!Take(TokenKind.LeftParen))
        {
            Unexpected("after '{0}'", "'('", name);
            return new DurationCall(function, NodeList<DurationExpr>.Empty) { Span = name.Span };
        }

        _openParens++;
        int count = isOld || feature == Feature.MinMaxInDurations ? 2 : 0;
        int mark = _buffers.Mark;
        for (int i = 0; i < count && (i == 0 || Close(opener, TokenKind.Comma, "in the arguments of '{0}'", "','", name)); i++)
        {
            _buffers.Push(DurationOperators(1));
        }

        NodeList<DurationExpr> arguments = _buffers.Pop<DurationExpr>(mark);
        CloseInDuration(opener, "in the arguments of '{0}'", "')'", name);
        _openParens--;
        return new DurationCall(function, arguments) { Span = From(name.Start) };
    }

    private void CloseInDuration(Token opener, string context, string expected, Token owner = default)
    {
        if (!Close(opener, TokenKind.RightParen, context, expected, owner))
        {
            while (!(AtEnd || Take(TokenKind.RightParen)) && !At(TokenKind.RightBracket))
            {
                Advance();
                Quiet();
            }
        }
    }

    /// <summary>The feature that a function of durations is; null for another word.</summary>
    private Feature? DurationFunction(in Token word) => word.Keyword switch
    {
        Keyword.Step => Feature.StepInDurations,
        Keyword.Range => Feature.RangeInDurations,
        Keyword.MinOf or Keyword.MaxOf => Feature.MinMaxInDurations,
        Keyword.Aggregate when word.Aggregate is AggregateOperator.Min or AggregateOperator.Max
            && _options.TargetVersion >= Feature.OldMinMaxInDurations.Since => Feature.OldMinMaxInDurations,
        _ => null,
    };
}
