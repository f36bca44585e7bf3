namespace MetricsKit.PromQL;

/// <summary>Lists in parentheses: arguments, and names of labels.</summary>
internal sealed partial class ExpressionParser
{
    /// <summary>How far to look for the parenthesis that closes another.</summary>
    private const int LookAhead = 200;

    private NodeList<Expr> Arguments(in Token owner)
    {
        if (!At(TokenKind.LeftParen))
        {
            Unexpected("before the arguments of '{0}'", "'('", owner);
            return NodeList<Expr>.Empty;
        }

        Token opener = Advance();
        if (Take(TokenKind.RightParen))
        {
            _height = 1;
            return NodeList<Expr>.Empty;
        }

        _openParens++;
        _openLists++;
        int mark = _buffers.Mark;
        int height = 0;
        do
        {
            _buffers.Push(Argument(opener, owner));
            height = Math.Max(height, _height);
        }
        while (Take(TokenKind.Comma));

        Take(TokenKind.RightParen);
        _openParens--;
        _openLists--;
        _height = height + 1;
        return _buffers.Pop<Expr>(mark);
    }

    /// <summary>Reads an argument and leaves the current token at what ends it.</summary>
    private Expr Argument(in Token opener, in Token owner)
    {
        _height = 1;
        if (AtEnd)
        {
            Unclosed(opener, "')'");
            return Missing();
        }

        if (At(TokenKind.RightParen))
        {
            Fail(_tokens[_index - 1].Span, $"the arguments of '{owner.In(_text)}' end with a comma; remove it");
            return Missing();
        }

        Expr argument = Expression();
        if (Current.Kind is TokenKind.Comma or TokenKind.RightParen)
        {
            return argument;
        }

        if (AtEnd)
        {
            Unclosed(opener, "',', ')' or an operator");
            return argument;
        }

        Unexpected("in the arguments of '{0}'", "',', ')' or an operator", owner);
        return SkipToCloser(argument, inList: true);
    }

    /// <summary>Reads a list of labels in parentheses.</summary>
    private NodeList<LabelName> Labels(Token owner)
    {
        if (!At(TokenKind.LeftParen))
        {
            Unexpected("after '{0}'", "'(' and label names", owner);
            return NodeList<LabelName>.Empty;
        }

        Token opener = Advance();
        int mark = _buffers.Mark;
        bool afterLabel = false;
        while (!At(TokenKind.RightParen))
        {
            if (AtEnd)
            {
                Unclosed(opener, afterLabel ? "',' or ')'" : "label names and ')'");
                break;
            }

            if (afterLabel && Take(TokenKind.Comma))
            {
                afterLabel = false;
            }
            else if (!afterLabel && IsLabel(Current))
            {
                _buffers.Push(Label(owner));
                afterLabel = true;
            }
            else
            {
                Unexpected("in the labels of '{0}'", afterLabel ? "',' or ')'" : "a label name", owner);
                if (At(TokenKind.LeftParen) && !ParenthesisEndsInList())
                {
                    // The list was never closed, and this opens what follows it.
                    return _buffers.Pop<LabelName>(mark);
                }

                SkipInLabels();
                afterLabel = false;
            }
        }

        Take(TokenKind.RightParen);
        return _buffers.Pop<LabelName>(mark);
    }

    private void SkipInLabels()
    {
        if (Current.Kind is TokenKind.LeftParen or TokenKind.LeftBrace)
        {
            Expression();
        }
        else if (!IsLabel(Current))
        {
            Advance();
        }

        Quiet();
    }

    private static bool IsLabel(in Token token) =>
        token.Kind == TokenKind.String || (token.Kind == TokenKind.Word && token.Keyword != Keyword.Without);

    private LabelName Label(Token owner)
    {
        Token token = Advance();
        if (token.Kind == TokenKind.Word)
        {
            if (token.Is(TokenFlags.HasColon))
            {
                Require(Feature.QuotedNames, token.Span);
            }

            return new LabelName(token.In(_text)) { Span = token.Span };
        }

        Require(Feature.QuotedNames, token.Span);
        string name = StringValue(token);
        if (name.Length == 0)
        {
            Fail(token.Span, $"a label name in '{owner.In(_text)}' is empty");
        }

        return new LabelName(name) { Span = token.Span };
    }

    /// <summary>True when the parenthesis that opens here closes with another one right after it, so that the list around it is whole.</summary>
    private bool ParenthesisEndsInList()
    {
        int open = 0;
        for (int i = _index; i < Math.Min(_last, _index + LookAhead); i++)
        {
            open += _tokens[i].Kind switch { TokenKind.LeftParen => 1, TokenKind.RightParen => -1, _ => 0 };
            if (open == 0)
            {
                return _tokens[i + 1].Kind is TokenKind.RightParen or TokenKind.Comma;
            }
        }

        return false;
    }
}
