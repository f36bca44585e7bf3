namespace MetricsKit.PromQL;

/// <summary>Selectors and lists of matchers.</summary>
internal sealed partial class ExpressionParser
{
    /// <summary>Reads the whole text as a list of matchers; braces around it are optional.</summary>
    public NodeList<LabelMatcher> ParseAllMatchers()
    {
        if (AtEnd)
        {
            Fail(new SourceSpan(0, _text.Length), "no matchers found; write some, such as status=~\"5..\", or {} for none");
            return NodeList<LabelMatcher>.Empty;
        }

        bool inBraces = Current.Kind == TokenKind.LeftBrace;
        Token opener = inBraces ? Advance() : default;
        NodeList<LabelMatcher> matchers = Matchers(inBraces, opener);
        if (!AtEnd)
        {
            Unexpected("after the matchers", "the end");
        }

        return matchers;
    }

    private VectorSelector Selector(string? name, int start)
    {
        int nameEnd = LastEnd;
        NodeList<LabelMatcher> matchers = At(TokenKind.LeftBrace) ? Matchers(inBraces: true, Advance()) : NodeList<LabelMatcher>.Empty;
        return new VectorSelector(name, matchers)
        {
            NameSpan = name is null ? default : new SourceSpan(start, nameEnd),
            Span = From(start),
        };
    }

    /// <summary>Reads matchers up to the right brace, and takes it, or up to the end of the text.</summary>
    private NodeList<LabelMatcher> Matchers(bool inBraces, Token opener)
    {
        int mark = _buffers.Mark;
        while (!(inBraces && Take(TokenKind.RightBrace)))
        {
            if (AtEnd)
            {
                if (inBraces)
                {
                    Unclosed(opener, "'}'");
                }

                break;
            }

            if (Current.Kind is TokenKind.Word or TokenKind.String)
            {
                _buffers.Push(Matcher());
                if (Take(TokenKind.Comma) || AtEnd || (inBraces && At(TokenKind.RightBrace)))
                {
                    continue;
                }

                Unexpected("in label matching", inBraces ? "',' or '}'" : "','");
            }
            else
            {
                Unexpected("in label matching", "a label name" + (inBraces ? " or '}'" : ""));
            }

            if (inBraces && Current.Kind is TokenKind.RightParen or TokenKind.RightBracket)
            {
                break;
            }

            SkipInMatchers(inBraces);
        }

        return _buffers.Pop<LabelMatcher>(mark);
    }

    /// <summary>Skips to the next matcher, or to what ends the list.</summary>
    private void SkipInMatchers(bool inBraces)
    {
        while (!(AtEnd || Take(TokenKind.Comma)) && !(inBraces && Current.Kind is TokenKind.RightBrace or TokenKind.RightParen or TokenKind.RightBracket))
        {
            Advance();
        }

        Quiet();
    }

    private LabelMatcher Matcher()
    {
        Token name = Advance();
        string label;
        if (name.Kind == TokenKind.String)
        {
            Require(Feature.QuotedNames, name.Span);
            label = StringValue(name);
            if (Current.Kind is TokenKind.Comma or TokenKind.RightBrace or TokenKind.EndOfInput)
            {
                return new LabelMatcher(LabelMatcher.MetricName, MatchOperator.Equal, label)
                {
                    NameSpan = name.Span,
                    ValueSpan = name.Span,
                    Span = name.Span,
                };
            }
        }
        else
        {
            label = name.In(_text);
        }

        if (MatchOperatorOf(Current) is not { } op)
        {
            Unexpected("after label {0}", "'=', '!=', '=~' or '!~'", name);
            return Unfinished(label, MatchOperator.Equal, name);
        }

        Token sign = Advance();
        if (sign.Kind == TokenKind.Assign && At(TokenKind.Assign))
        {
            Fail(sign.Span.To(Current.Span), "'==' does not match labels; write '='");
            Advance();
            Quiet();
        }

        if (!At(TokenKind.String))
        {
            Unexpected("after '{0}'", "a value in quotes", sign);
            return Unfinished(label, op, name);
        }

        Token value = Advance();
        var matcher = new LabelMatcher(label, op, StringValue(value))
        {
            NameSpan = name.Span,
            ValueSpan = value.Span,
            Span = name.Span.To(value.Span),
        };
        if (op is MatchOperator.Regex or MatchOperator.NotRegex && MatcherCheck.Regex(matcher, _text, _options.TargetVersion) is { } error)
        {
            Report(error);
        }

        return matcher;
    }

    /// <summary>A matcher without a value; its span is empty and says where the value should stand.</summary>
    private LabelMatcher Unfinished(string label, MatchOperator op, Token name) => new(label, op, "")
    {
        NameSpan = name.Span,
        ValueSpan = new SourceSpan(LastEnd, LastEnd),
        Span = From(name.Start),
    };

    private static MatchOperator? MatchOperatorOf(in Token token) => token.Kind switch
    {
        TokenKind.Assign => MatchOperator.Equal,
        TokenKind.Operator when token.Operator == BinaryOperator.NotEqual => MatchOperator.NotEqual,
        TokenKind.Matches => MatchOperator.Regex,
        TokenKind.NotMatches => MatchOperator.NotRegex,
        _ => null,
    };
}
