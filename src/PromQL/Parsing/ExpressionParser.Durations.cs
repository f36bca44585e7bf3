namespace MetricsKit.PromQL;

/// <summary>Ranges, steps and offsets, with their arithmetic.</summary>
internal sealed partial class ExpressionParser
{
    private const string DurationExample = "a duration such as 5m";

    /// <summary>Reads a range or a step, which must be above 0.</summary>
    private DurationExpr? Duration(string what, Token opener)
    {
        if (Current.Kind == TokenKind.EndOfInput)
        {
            Close(opener, TokenKind.RightBracket, "", $"{DurationExample} and ']'");
            return null;
        }

        DurationExpr? duration = Literal(DurationOperators(1));
        if (duration is DurationLiteral literal && (literal.IsNegative || literal.Value.TotalMilliseconds == 0))
        {
            return Fail<DurationExpr>(literal.Span, $"a {what} must be longer than 0");
        }

        return duration;
    }

    /// <summary>Reads what follows <c>offset</c>. Operators after it belong to the expression: <c>x offset 5m + 1</c>.</summary>
    private DurationExpr? OffsetDuration()
    {
        DurationExpr? offset = Literal(Current.IsOperator(BinaryOperator.Add) || Current.IsOperator(BinaryOperator.Subtract)
            ? SignedDuration(DurationPrimary)
            : DurationPrimary());
        if (offset is DurationLiteral { Value.TotalMilliseconds: 0 })
        {
            Require(Feature.ZeroOffsets, offset.Span);
        }

        return offset;
    }

    /// <summary>Makes a duration of a plain number, and holds the result against the target version.</summary>
    private DurationExpr? Literal(DurationExpr? duration)
    {
        if (duration is DurationNumber number)
        {
            Require(Feature.DurationsAsNumbers, number.Span);
            double milliseconds = Math.Round(Math.Abs(number.Value) * 1000, MidpointRounding.AwayFromZero);
            return milliseconds <= PromDuration.MaxValue.TotalMilliseconds
                ? new DurationLiteral(PromDuration.FromMilliseconds((long)milliseconds), number.Value < 0) { Span = number.Span }
                : Fail<DurationExpr>(number.Span, "the duration is out of range; Prometheus holds up to 292 years");
        }

        if (duration is not (null or DurationLiteral))
        {
            Require(Feature.DurationArithmetic, duration.Span);
        }

        return duration;
    }

    private DurationExpr? DurationOperators(int minPrecedence)
    {
        if (_nesting == MaxNesting)
        {
            TooDeep(Current.Span);
            return null;
        }

        _nesting++;
        bool signed = Current.IsOperator(BinaryOperator.Add) || Current.IsOperator(BinaryOperator.Subtract);
        DurationExpr? left = signed
            ? SignedDuration(() => DurationOperators(BinaryOperators.UnaryPrecedence + 1))
            : DurationPrimary();
        while (left is not null && AtArithmetic() && Current.Operator.Precedence() >= minPrecedence)
        {
            Token op = Advance();
            if (++_height > MaxHeight)
            {
                TooDeep(op.Span);
                return null;
            }

            int precedence = op.Operator.Precedence();
            DurationExpr? right = DurationOperators(op.Operator.IsRightAssociative() ? precedence : precedence + 1);
            bool byZero = right is DurationNumber { Value: 0 } or DurationLiteral { Value.TotalMilliseconds: 0 };
            if (byZero && op.Operator is BinaryOperator.Divide or BinaryOperator.Modulo)
            {
                return Fail<DurationExpr>(op.Span, "division by 0");
            }

            left = right is null ? null : new DurationBinary(op.Operator, left, right) { Span = left.Span.To(right.Span) };
        }

        _nesting--;
        return left;
    }

    private bool AtArithmetic() => Current.Kind == TokenKind.Operator
        && Current.Operator is >= BinaryOperator.Add and <= BinaryOperator.Power and not BinaryOperator.Atan2;

    private DurationExpr? SignedDuration(Func<DurationExpr?> readOperand)
    {
        Token sign = Advance();
        DurationExpr? operand = readOperand();
        if (operand is null)
        {
            return null;
        }

        SourceSpan span = sign.Span.To(operand.Span);
        if (sign.IsOperator(BinaryOperator.Add))
        {
            Require(Feature.DurationArithmetic, sign.Span);
            return operand with { Span = span };
        }

        return operand switch
        {
            DurationLiteral l => l with { IsNegative = !l.IsNegative, Span = span },
            DurationNumber n => n with { Value = -n.Value, Span = span },
            _ => new DurationNegation(operand) { Span = span },
        };
    }

    private DurationExpr? DurationPrimary()
    {
        Token token = Current;
        switch (token.Kind)
        {
            case TokenKind.Duration:
                _index++;
                return new DurationLiteral(token.Duration) { Span = token.Span };
            case TokenKind.Number when !double.IsNaN(token.Number) && !double.IsInfinity(token.Number):
                RequireNumber(Advance());
                return new DurationNumber(token.Number) { Span = token.Span };
            case TokenKind.LeftParen:
                _index++;
                DurationExpr? inner = DurationOperators(1);
                return inner is not null && Close(token, TokenKind.RightParen, "in a calculated duration", "an operator or ')'")
                    ? new DurationParen(inner) { Span = From(token.Span.Start) }
                    : null;
            case TokenKind.Word when token.Keyword is >= Keyword.Step and <= Keyword.MinOf:
                return DurationFunction();
            default:
                return Unexpected<DurationExpr>(AfterLast, DurationExample);
        }
    }

    private DurationCall? DurationFunction()
    {
        Token name = Advance();
        Require(FeatureOf(name.Keyword), name.Span);
        int count = name.Keyword is Keyword.MinOf or Keyword.MaxOf ? 2 : 0;
        string context = $"in the arguments of '{name.Text}'";
        Token opener = Current;
        if (!Expect(TokenKind.LeftParen, $"after '{name.Text}'", "'('"))
        {
            return null;
        }

        var arguments = new List<DurationExpr>();
        for (int i = 0; i < count; i++)
        {
            if (i > 0 && !Close(opener, TokenKind.Comma, context, "','"))
            {
                return null;
            }

            if (DurationOperators(1) is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
        }

        return Close(opener, TokenKind.RightParen, context, "')'")
            ? new DurationCall(name.Text.ToLowerInvariant(), new NodeList<DurationExpr>(arguments)) { Span = From(name.Span.Start) }
            : null;
    }

    private static Feature FeatureOf(Keyword keyword) => keyword switch
    {
        Keyword.Step => Feature.StepInDurations,
        Keyword.Range => Feature.RangeInDurations,
        _ => Feature.MinMaxInDurations,
    };
}
