namespace MetricsKit.PromQL;

/// <summary>What follows an expression: ranges, subqueries, <c>offset</c>, <c>@</c>, <c>anchored</c> and <c>smoothed</c>.</summary>
internal sealed partial class ExpressionParser
{
    /// <summary>Before, <c>x @ start() [5m]</c> and <c>x offset (1m * 2) [5m]</c> were accepted; <c>x @ 5 [5m]</c> never was.</summary>
    private static readonly Version RangesRefuseAllSince = new(3, 15);

    private const string Selectors = "a selector, a range or a subquery";

    private Expr Postfixed()
    {
        Expr expr = Primary();
        while (_height <= MaxHeight)
        {
            switch (Current.Kind)
            {
                case TokenKind.LeftBracket:
                    expr = Brackets(expr);
                    break;
                case TokenKind.At:
                    expr = At(expr);
                    break;
                case TokenKind.Word when Is(Keyword.Offset):
                    expr = Offset(expr);
                    break;
                case TokenKind.Word when Is(Keyword.Anchored) || Is(Keyword.Smoothed):
                    expr = Extension(expr);
                    break;
                default:
                    return expr;
            }
        }

        TooDeep(expr.Span);
        return expr;
    }

    private Expr Brackets(Expr expr)
    {
        Token opener = Advance();
        _height++;
        _openBrackets++;
        if (_buffers.HasCommentInBrackets)
        {
            CheckComments();
        }

        DurationExpr range = Duration("range", opener);
        DurationExpr? step = null;
        bool isSubquery = Take(TokenKind.Colon);
        if (isSubquery && !At(TokenKind.RightBracket))
        {
            step = Duration("step", opener);
        }

        string context = isSubquery ? "in a subquery" : "in a range or subquery";
        if (!Close(opener, TokenKind.RightBracket, context, isSubquery ? "']'" : "':' or ']'"))
        {
            SkipInBrackets();
        }

        _openBrackets--;
        return isSubquery
            ? new SubqueryExpr(expr, range, step) { Span = From(expr.Start) }
            : Range(expr, range, From(opener.Start));
    }

    /// <summary>Reports a comment between the left bracket, which was taken, and the first duration; behind that, comments are read.</summary>
    private void CheckComments()
    {
        for (int i = _index; i <= _last; i++)
        {
            int comment = _text.IndexOf('#', _tokens[i - 1].End, _tokens[i].Start - _tokens[i - 1].End);
            if (comment >= 0)
            {
                int end = _text.IndexOf('\n', comment);
                Fail(new SourceSpan(comment, end < 0 ? _text.Length : end), "Prometheus refuses a comment right behind '['; put it before the bracket");
                return;
            }

            if (_tokens[i].Kind is TokenKind.Number or TokenKind.Duration or TokenKind.RightBracket)
            {
                return;
            }
        }
    }

    private void SkipInBrackets()
    {
        while (!(AtEnd || Take(TokenKind.RightBracket))
            && !(_openParens > 0 && At(TokenKind.RightParen))
            && !(_openLists > 0 && At(TokenKind.Comma)))
        {
            Advance();
            Quiet();
        }
    }

    private Expr Range(Expr expr, DurationExpr range, SourceSpan brackets)
    {
        bool refusesAll = _options.TargetVersion >= RangesRefuseAllSince;
        string? problem = expr switch
        {
            MissingExpr => null,
            not VectorSelector => $"a range applies to a selector only; for an expression write a subquery, '[{range}:]'",
            VectorSelector { Offset: { } offset } when offset is DurationLiteral || refusesAll => "'offset' stands before the range; write it after the ']'",
            VectorSelector { At: { } at } when at.Kind == AtKind.Timestamp || refusesAll => "'@' stands before the range; write it after the ']'",
            _ => null,
        };
        if (problem is not null)
        {
            Fail(brackets, problem);
        }

        return expr is VectorSelector selector
            ? new MatrixSelector(selector, range) { Span = From(expr.Start) }
            : new SubqueryExpr(expr, range) { Span = From(expr.Start) };
    }

    private Expr Offset(Expr expr)
    {
        Token keyword = Advance();
        DurationExpr offset = OffsetDuration();
        bool again = expr is VectorSelector { Offset: not null } or MatrixSelector { Selector.Offset: not null } or SubqueryExpr { Offset: not null };
        if (again)
        {
            Fail(From(keyword.Start), "'offset' is set a second time");
            return expr;
        }

        // As in Prometheus, an offset of 0 leaves no trace.
        DurationExpr? kept = offset is DurationLiteral { Value.TotalMilliseconds: 0 } ? null : offset;
        SourceSpan span = From(expr.Start);
        return expr switch
        {
            VectorSelector v => v with { Offset = kept, Span = span },
            MatrixSelector m => m with { Selector = m.Selector with { Offset = kept }, Span = span },
            SubqueryExpr s => s with { Offset = kept, Span = span },
            _ => Misplaced(expr, "offset", Selectors),
        };
    }

    private Expr At(Expr expr)
    {
        Token sign = Advance();
        if (AtModifier(sign) is not { } at)
        {
            return expr;
        }

        bool again = expr is VectorSelector { At: not null } or MatrixSelector { Selector.At: not null } or SubqueryExpr { At: not null };
        if (again)
        {
            Fail(at.Span, "'@' is set a second time");
            return expr;
        }

        SourceSpan span = From(expr.Start);
        return expr switch
        {
            VectorSelector v => v with { At = at, Span = span },
            MatrixSelector m => m with { Selector = m.Selector with { At = at }, Span = span },
            SubqueryExpr s => s with { At = at, Span = span },
            _ => Misplaced(expr, "@", Selectors),
        };
    }

    /// <summary>Null after a mistake.</summary>
    private AtModifier? AtModifier(Token sign)
    {
        if (Is(Keyword.Start) || Is(Keyword.End))
        {
            Token name = Advance();
            if (!Take(TokenKind.LeftParen))
            {
                Unexpected("after '@ {0}'", "'()'", name);
            }
            else if (!Take(TokenKind.RightParen))
            {
                Unexpected("after '@ {0}('", "')'", name);
            }

            return new AtModifier(name.Keyword == Keyword.Start ? AtKind.Start : AtKind.End) { Span = From(sign.Start) };
        }

        if (SignedNumber("after '{0}'", "a Unix time in seconds, start() or end()", sign) is not { } seconds)
        {
            return null;
        }

        // Prometheus holds the seconds against the bounds of its milliseconds; what lies in between is as good as for ever.
        SourceSpan span = From(sign.Start);
        if (Math.Abs(seconds) < long.MaxValue)
        {
            double milliseconds = Math.Round(seconds * 1000, MidpointRounding.AwayFromZero);
            long time = Math.Abs(milliseconds) < long.MaxValue ? (long)milliseconds : milliseconds > 0 ? long.MaxValue : long.MinValue;
            return new AtModifier(AtKind.Timestamp, time) { Span = span };
        }

        Fail(span, "the time after '@' is out of bounds");
        return null;
    }

    private Expr Extension(Expr expr)
    {
        Token keyword = Advance();
        Require(Feature.RangeExtensions, keyword.Span);
        RangeExtension extension = keyword.Keyword == Keyword.Anchored ? RangeExtension.Anchored : RangeExtension.Smoothed;
        VectorSelector? selector = expr as VectorSelector ?? (expr as MatrixSelector)?.Selector;
        if (selector is null)
        {
            return Misplaced(expr, keyword.In(_text), "a selector or a range");
        }

        if (selector.Extension != RangeExtension.None && selector.Extension != extension)
        {
            Fail(keyword.Span, "'anchored' and 'smoothed' cannot be used together");
            return expr;
        }

        SourceSpan span = From(expr.Start);
        return expr is MatrixSelector m
            ? m with { Selector = m.Selector with { Extension = extension }, Span = span }
            : selector with { Extension = extension, Span = span };
    }

    private Expr Misplaced(Expr expr, string modifier, string hosts)
    {
        if (expr is not MissingExpr)
        {
            Fail(From(expr.Start), $"'{modifier}' follows {hosts}; it cannot apply to this expression");
        }

        return expr;
    }
}
