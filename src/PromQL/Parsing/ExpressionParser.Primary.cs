namespace MetricsKit.PromQL;

/// <summary>What operators stand between: literals, parentheses, calls, aggregations; selectors and lists are next door.</summary>
internal sealed partial class ExpressionParser
{
    private Expr Primary()
    {
        _height = 1;
        while (true)
        {
            Token token = Current;
            switch (token.Kind)
            {
                case TokenKind.Number:
                    Advance();
                    RequireNumber(token);
                    return new NumberLiteral(token.Number) { Span = token.Span };
                case TokenKind.Duration:
                    Advance();
                    RequireNumber(token);
                    return new NumberLiteral(token.Number / 1000, IsDuration: true) { Span = token.Span };
                case TokenKind.String:
                    Advance();
                    return new StringLiteral(StringValue(token)) { Span = token.Span };
                case TokenKind.LeftParen:
                    return Parenthesised();
                case TokenKind.LeftBrace:
                    return Selector(null, token.Start);
                case TokenKind.Word when Word(token) is { } expr:
                    return expr;
                case TokenKind.Word:
                    UnexpectedAfterLast("an expression");
                    Advance();
                    Quiet();
                    break;
                case TokenKind.Error:
                    UnexpectedAfterLast("an expression");
                    Advance();
                    Quiet();
                    if (LexicalErrors.IsNumber(_text, token))
                    {
                        return new MissingExpr { Span = token.Span };
                    }

                    break;
                default:
                    UnexpectedAfterLast("an expression");
                    return Missing();
            }
        }
    }

    /// <summary>What begins with a word; null where no expression can.</summary>
    private Expr? Word(in Token word)
    {
        bool parenthesis = Following.Kind == TokenKind.LeftParen;
        if (word.Keyword == Keyword.Aggregate && (parenthesis || Following.Keyword is Keyword.By or Keyword.Without))
        {
            return Aggregation();
        }

        bool canBeFunction = !word.Is(TokenFlags.HasColon)
            && word.Keyword is Keyword.None or (>= Keyword.Start and <= Keyword.MinOf) or (>= Keyword.Fill and <= Keyword.FillRight);
        if (parenthesis && canBeFunction)
        {
            return FunctionCall();
        }

        if (!Keywords.CanNameMetric(word))
        {
            return null;
        }

        Advance();
        return Selector(word.In(_text), word.Start);
    }

    private ParenExpr Parenthesised()
    {
        Token opener = Advance();
        _openParens++;
        Expr inner;
        if (AtEnd)
        {
            Unclosed(opener, "an expression and ')'");
            inner = Missing();
        }
        else
        {
            inner = Expression();
        }

        if (!Close(opener, TokenKind.RightParen, "in parentheses", "an operator or ')'"))
        {
            inner = SkipToCloser(inner, inList: false);
            Take(TokenKind.RightParen);
        }

        _openParens--;
        _height++;
        return new ParenExpr(inner) { Span = From(opener.Start) };
    }

    private Call FunctionCall()
    {
        bool isDropped = _index == _quiet;
        Token name = Advance();
        Functions.TryFind(_text, name.Start, name.End, out FunctionSignature? signature);
        string function = signature?.Name ?? name.In(_text);
        string? refusal = isDropped ? null : FunctionHints.Refusal(function, signature, _options);
        bool isKeyword = name.Keyword is Keyword.Start or Keyword.End;
        if (refusal is not null && isKeyword)
        {
            // To a version without the function this is a metric, and the parenthesis is wrong.
            Report(name.Span.To(Current.Span), refusal);
        }

        NodeList<Expr> arguments = Arguments(name);
        if (refusal is not null && !isKeyword)
        {
            Report(name.Span, refusal);
        }

        return new Call(function, arguments)
        {
            FunctionSpan = name.Span,
            Span = From(name.Start),
        };
    }

    private AggregateExpr Aggregation()
    {
        Token op = Advance();
        if (op.Aggregate is AggregateOperator.Limitk or AggregateOperator.LimitRatio)
        {
            Require(Feature.LimitAggregations, At(TokenKind.LeftParen) ? op.Span : op.Span.To(Current.Span));
        }

        bool without = false;
        var grouping = NodeList<LabelName>.Empty;
        bool modifierFirst = TryGrouping(ref without, ref grouping);
        int errors = _errors?.Count ?? 0;
        NodeList<Expr> arguments = Arguments(op);
        bool areWhole = errors == (_errors?.Count ?? 0) && _index != _quiet;
        if (!modifierFirst)
        {
            int height = _height;
            TryGrouping(ref without, ref grouping);
            _height = height;
        }

        int expected = op.Aggregate.TakesParameter() ? 2 : 1;
        SourceSpan span = From(op.Start);
        if (arguments.Count != expected && areWhole)
        {
            string name = op.Aggregate.Text();
            string form = expected == 2 ? $"{name}(parameter, vector)" : $"{name}(vector)";
            string count = expected == 2 ? "2 arguments" : "1 argument";
            Fail(span, $"aggregation '{name}' takes {count}, {form}, got {arguments.Count}");
        }

        Expr? parameter = expected == 1 ? null : arguments.Count > 0 ? arguments[0] : Missing();
        return new AggregateExpr(op.Aggregate, arguments.Count >= expected ? arguments[expected - 1] : Missing())
        {
            Parameter = parameter,
            Without = without,
            Grouping = grouping,
            OperatorSpan = op.Span,
            Span = span,
        };
    }

    /// <summary>Reads <c>by (…)</c> or <c>without (…)</c> where it stands.</summary>
    private bool TryGrouping(ref bool without, ref NodeList<LabelName> labels)
    {
        if (!Is(Keyword.By) && !Is(Keyword.Without))
        {
            return false;
        }

        Token keyword = Advance();
        without = keyword.Keyword == Keyword.Without;
        labels = Labels(keyword);
        return true;
    }
}
