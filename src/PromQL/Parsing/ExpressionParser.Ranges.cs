namespace MetricsKit.PromQL;

/// <summary>What follows an expression: ranges, subqueries, <c>offset</c>, <c>@</c>, <c>anchored</c> and <c>smoothed</c>.</summary>
internal sealed partial class ExpressionParser
{
    private const string Selectors = "a selector, a range or a subquery";

    private Expr? Postfixed()
    {
        Expr? expr = Primary();
        while (expr is not null)
        {
            if (Current.Kind == TokenKind.LeftBracket)
            {
                expr = Brackets(expr);
            }
            else if (Is(Keyword.Offset))
            {
                expr = Offset(expr);
            }
            else if (Current.Kind == TokenKind.At)
            {
                expr = At(expr);
            }
            else if (Is(Keyword.Anchored) || Is(Keyword.Smoothed))
            {
                expr = Extension(expr);
            }
            else
            {
                break;
            }

            if (expr is not null && _height > MaxHeight)
            {
                return TooDeep(expr.Span);
            }
        }

        return expr;
    }

    private Expr? Brackets(Expr expr)
    {
        Token opener = Advance();
        _height++;
        if (Duration("range", opener) is not { } range)
        {
            return null;
        }

        if (Current.Kind != TokenKind.Colon)
        {
            return Close(opener, TokenKind.RightBracket, "in a range or subquery", "':' or ']'") ? Range(expr, range, From(opener.Span.Start)) : null;
        }

        _index++;
        DurationExpr? step = null;
        if (Current.Kind != TokenKind.RightBracket)
        {
            step = Duration("step", opener);
            if (step is null)
            {
                return null;
            }
        }

        return Close(opener, TokenKind.RightBracket, "in a subquery", "']'")
            ? new SubqueryExpr(expr, range, step) { Span = From(expr.Start) }
            : null;
    }

    private MatrixSelector? Range(Expr expr, DurationExpr range, SourceSpan brackets)
    {
        string? problem = expr switch
        {
            not VectorSelector => $"a range applies to a selector only; for an expression write a subquery, '[{range}:]'",
            VectorSelector { Offset: not null } => "'offset' stands before the range; write it after the ']'",
            VectorSelector { At: not null } => "'@' stands before the range; write it after the ']'",
            _ => null,
        };
        return problem is null
            ? new MatrixSelector((VectorSelector)expr, range) { Span = From(expr.Start) }
            : Fail<MatrixSelector>(brackets, problem);
    }

    private Expr? Offset(Expr expr)
    {
        Token keyword = Advance();
        if (OffsetDuration() is not { } offset)
        {
            return null;
        }

        SourceSpan span = From(expr.Start);
        bool again = expr is VectorSelector { Offset: not null } or MatrixSelector { Selector.Offset: not null } or SubqueryExpr { Offset: not null };
        if (again)
        {
            return Fail<Expr>(keyword.Span.To(offset.Span), "'offset' is set a second time");
        }

        // As in Prometheus, an offset of 0 leaves no trace.
        DurationExpr? kept = offset is DurationLiteral { Value.TotalMilliseconds: 0 } ? null : offset;
        return expr switch
        {
            VectorSelector v => v with { Offset = kept, Span = span },
            MatrixSelector m => m with { Selector = m.Selector with { Offset = kept }, Span = span },
            SubqueryExpr s => s with { Offset = kept, Span = span },
            _ => Fail<Expr>(keyword.Span.To(offset.Span), $"'offset' follows {Selectors}; it cannot apply to this expression"),
        };
    }

    private Expr? At(Expr expr)
    {
        Token sign = Advance();
        if (AtModifier(sign) is not { } at)
        {
            return null;
        }

        SourceSpan span = From(expr.Start);
        bool again = expr is VectorSelector { At: not null } or MatrixSelector { Selector.At: not null } or SubqueryExpr { At: not null };
        if (again)
        {
            return Fail<Expr>(at.Span, "'@' is set a second time");
        }

        return expr switch
        {
            VectorSelector v => v with { At = at, Span = span },
            MatrixSelector m => m with { Selector = m.Selector with { At = at }, Span = span },
            SubqueryExpr s => s with { At = at, Span = span },
            _ => Fail<Expr>(at.Span, $"'@' follows {Selectors}; it cannot apply to this expression"),
        };
    }

    private AtModifier? AtModifier(Token sign)
    {
        if (Is(Keyword.Start) || Is(Keyword.End))
        {
            AtKind kind = Advance().Keyword == Keyword.Start ? AtKind.Start : AtKind.End;
            string name = kind == AtKind.Start ? "start" : "end";
            return Expect(TokenKind.LeftParen, $"after '@ {name}'", "'()'") && Expect(TokenKind.RightParen, $"after '@ {name}('", "')'")
                ? new AtModifier(kind) { Span = From(sign.Span.Start) }
                : null;
        }

        if (SignedNumber("after '@'", "a Unix time in seconds, start() or end()") is not { } seconds)
        {
            return null;
        }

        double milliseconds = Math.Round(seconds * 1000, MidpointRounding.AwayFromZero);
        SourceSpan span = From(sign.Span.Start);
        return Math.Abs(milliseconds) < long.MaxValue
            ? new AtModifier(AtKind.Timestamp, (long)milliseconds) { Span = span }
            : Fail<AtModifier>(span, "the time after '@' is out of bounds");
    }

    private Expr? Extension(Expr expr)
    {
        Token keyword = Advance();
        Require(Feature.RangeExtensions, keyword.Span);
        RangeExtension extension = keyword.Keyword == Keyword.Anchored ? RangeExtension.Anchored : RangeExtension.Smoothed;
        VectorSelector? selector = expr as VectorSelector ?? (expr as MatrixSelector)?.Selector;
        if (selector is null)
        {
            return Fail<Expr>(keyword.Span, $"'{keyword.Text}' follows a selector or a range; it cannot apply to this expression");
        }

        if (selector.Extension != RangeExtension.None && selector.Extension != extension)
        {
            return Fail<Expr>(keyword.Span, "'anchored' and 'smoothed' cannot be used together");
        }

        SourceSpan span = From(expr.Start);
        return expr is MatrixSelector m
            ? m with { Selector = m.Selector with { Extension = extension }, Span = span }
            : selector with { Extension = extension, Span = span };
    }
}
