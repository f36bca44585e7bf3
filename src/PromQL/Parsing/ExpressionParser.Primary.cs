namespace MetricsKit.PromQL;

/// <summary>What operators stand between: literals, parentheses, calls, aggregations; selectors are next door.</summary>
internal sealed partial class ExpressionParser
{
    private Expr? Primary()
    {
        _height = 1;
        Token token = Current;
        switch (token.Kind)
        {
            case TokenKind.Number or TokenKind.Duration:
                RequireNumber(Advance());
                bool isDuration = token.Kind == TokenKind.Duration;
                return new NumberLiteral(isDuration ? token.Duration.TotalSeconds : token.Number, isDuration) { Span = token.Span };
            case TokenKind.String:
                _index++;
                return new StringLiteral(token.Value) { Span = token.Span };
            case TokenKind.LeftParen:
                return Parenthesised();
            case TokenKind.LeftBrace:
                return Selector(null);
            case TokenKind.Word:
                return Word(token);
            default:
                return Unexpected<Expr>(AfterLast, "an expression");
        }
    }

    private Expr? Word(Token word)
    {
        bool parenthesis = Following.Kind == TokenKind.LeftParen;
        if (word.Keyword == Keyword.Aggregate && (parenthesis || Following.Keyword is Keyword.By or Keyword.Without))
        {
            return Aggregation();
        }

        bool canBeFunction = word.Text.IndexOf(':') < 0
            && word.Keyword is Keyword.None or (>= Keyword.Start and <= Keyword.MinOf) or (>= Keyword.Fill and <= Keyword.FillRight);
        if (parenthesis && canBeFunction)
        {
            return FunctionCall();
        }

        return Keywords.CanNameMetric(word) ? Selector(Advance()) : Unexpected<Expr>(AfterLast, "an expression");
    }

    private ParenExpr? Parenthesised()
    {
        Token opener = Advance();
        Expr? inner = Current.Kind == TokenKind.EndOfInput ? null : Expression();
        if (inner is null && _errors.Count == 0)
        {
            Close(opener, TokenKind.RightParen, "", "an expression and ')'");
        }

        if (inner is null || !Close(opener, TokenKind.RightParen, "in parentheses", "an operator or ')'"))
        {
            return null;
        }

        _height++;
        return new ParenExpr(inner) { Span = From(opener.Span.Start) };
    }

    private Call? FunctionCall()
    {
        Token name = Advance();
        NodeList<Expr>? arguments = Arguments($"of '{name.Text}'");
        return arguments is null ? null : new Call(name.Text, arguments)
        {
            FunctionSpan = name.Span,
            Span = From(name.Span.Start),
        };
    }

    private AggregateExpr? Aggregation()
    {
        Token op = Advance();
        string name = op.Aggregate.Text();
        if (op.Aggregate is AggregateOperator.Limitk or AggregateOperator.LimitRatio)
        {
            Require(Feature.LimitAggregations, op.Span);
        }

        bool without = false;
        NodeList<LabelName>? grouping = NodeList<LabelName>.Empty;
        bool modifierFirst = TryGrouping(ref without, ref grouping);
        if (grouping is null || Arguments($"of '{name}'") is not { } arguments)
        {
            return null;
        }

        if (!modifierFirst)
        {
            TryGrouping(ref without, ref grouping);
        }

        return grouping is null ? null : Aggregation(op, arguments, new AggregateExpr(op.Aggregate, arguments.Count > 0 ? arguments[0] : new NumberLiteral(0))
        {
            Without = without,
            Grouping = grouping,
            OperatorSpan = op.Span,
            Span = From(op.Span.Start),
        });
    }

    private AggregateExpr? Aggregation(Token op, NodeList<Expr> arguments, AggregateExpr node)
    {
        string name = op.Aggregate.Text();
        int expected = op.Aggregate.TakesParameter() ? 2 : 1;
        if (arguments.Count == expected)
        {
            return node with { Parameter = expected == 2 ? arguments[0] : null, Body = arguments[expected - 1] };
        }

        string form = expected == 2 ? $"{name}(parameter, vector)" : $"{name}(vector)";
        string count = expected == 2 ? "2 arguments" : "1 argument";
        return Fail<AggregateExpr>(node.Span, $"aggregation '{name}' takes {count}, {form}, got {arguments.Count}");
    }

    /// <summary>Reads <c>by (…)</c> or <c>without (…)</c> where it stands; the labels are null after a mistake.</summary>
    private bool TryGrouping(ref bool without, ref NodeList<LabelName>? labels)
    {
        if (!Is(Keyword.By) && !Is(Keyword.Without))
        {
            return false;
        }

        without = Advance().Keyword == Keyword.Without;
        labels = Labels(without ? "without" : "by");
        return true;
    }

    private NodeList<Expr>? Arguments(string owner)
    {
        if (Current.Kind != TokenKind.LeftParen)
        {
            return Unexpected<NodeList<Expr>>($"before the arguments {owner}", "'('");
        }

        Token opener = Advance();
        var arguments = new List<Expr>();
        int height = 0;
        while (Current.Kind != TokenKind.RightParen)
        {
            if (arguments.Count > 0)
            {
                if (!Close(opener, TokenKind.Comma, $"in the arguments {owner}", "',', ')' or an operator"))
                {
                    return null;
                }

                if (Current.Kind == TokenKind.RightParen)
                {
                    return Fail<NodeList<Expr>>(tokens[_index - 1].Span, $"the arguments {owner} end with a comma; remove it");
                }
            }

            if (Current.Kind == TokenKind.EndOfInput)
            {
                Close(opener, TokenKind.RightParen, "", "')'");
                return null;
            }

            if (Expression() is not { } argument)
            {
                return null;
            }

            arguments.Add(argument);
            height = Math.Max(height, _height);
        }

        _index++;
        _height = height + 1;
        return new NodeList<Expr>(arguments);
    }

    /// <summary>Reads a list of labels in parentheses.</summary>
    private NodeList<LabelName>? Labels(string owner)
    {
        if (Current.Kind != TokenKind.LeftParen)
        {
            return Unexpected<NodeList<LabelName>>($"after '{owner}'", "'(' and label names");
        }

        Token opener = Advance();
        var labels = new List<LabelName>();
        while (Current.Kind != TokenKind.RightParen)
        {
            if (Label(opener, owner) is not { } label)
            {
                return null;
            }

            labels.Add(label);
            if (Current.Kind == TokenKind.Comma)
            {
                _index++;
            }
            else if (Current.Kind != TokenKind.RightParen)
            {
                Close(opener, TokenKind.RightParen, $"in the labels of '{owner}'", "',' or ')'");
                return null;
            }
        }

        _index++;
        return new NodeList<LabelName>(labels);
    }

    private LabelName? Label(Token opener, string owner)
    {
        Token token = Current;
        if (token.Kind == TokenKind.Word && token.Keyword != Keyword.Without)
        {
            if (token.Text.IndexOf(':') >= 0)
            {
                Require(Feature.QuotedNames, token.Span);
            }

            _index++;
            return new LabelName(token.Text) { Span = token.Span };
        }

        if (token.Kind == TokenKind.String)
        {
            Require(Feature.QuotedNames, token.Span);
            _index++;
            return token.Value.Length == 0
                ? Fail<LabelName>(token.Span, $"a label name in '{owner}' is empty")
                : new LabelName(token.Value) { Span = token.Span };
        }

        if (token.Kind == TokenKind.EndOfInput)
        {
            Close(opener, TokenKind.RightParen, "", "label names and ')'");
            return null;
        }

        return Unexpected<LabelName>($"in the labels of '{owner}'", "a label name");
    }
}
