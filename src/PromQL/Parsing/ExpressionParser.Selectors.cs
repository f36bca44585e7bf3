namespace MetricsKit.PromQL;

/// <summary>Selectors and lists of matchers.</summary>
internal sealed partial class ExpressionParser
{
    /// <summary>Reads the whole text as a list of matchers; braces around it are optional.</summary>
    public NodeList<LabelMatcher>? ParseAllMatchers()
    {
        NodeList<LabelMatcher>? matchers;
        if (Current.Kind == TokenKind.LeftBrace)
        {
            matchers = Braces();
        }
        else
        {
            if (Current.Kind == TokenKind.EndOfInput)
            {
                return Fail<NodeList<LabelMatcher>>(new SourceSpan(0, text.Length), "no matchers found; write some, such as status=~\"5..\", or {} for none");
            }

            matchers = Matchers(TokenKind.EndOfInput, null);
        }

        if (matchers is null || Current.Kind == TokenKind.EndOfInput)
        {
            return matchers;
        }

        return Unexpected<NodeList<LabelMatcher>>("after the matchers", "the end");
    }

    private VectorSelector? Selector(Token? name)
    {
        SourceSpan start = name?.Span ?? Current.Span;
        NodeList<LabelMatcher>? matchers = NodeList<LabelMatcher>.Empty;
        if (Current.Kind == TokenKind.LeftBrace)
        {
            matchers = Braces();
        }

        return matchers is null ? null : new VectorSelector(name?.Text, matchers)
        {
            NameSpan = name?.Span ?? default,
            Span = From(start.Start),
        };
    }

    private NodeList<LabelMatcher>? Braces()
    {
        Token opener = Advance();
        NodeList<LabelMatcher>? matchers = Matchers(TokenKind.RightBrace, opener);
        if (matchers is not null)
        {
            _index++;
        }

        return matchers;
    }

    /// <summary>Reads matchers up to <paramref name="end"/>, which stays the current token.</summary>
    private NodeList<LabelMatcher>? Matchers(TokenKind end, Token? opener)
    {
        var matchers = new List<LabelMatcher>();
        while (Current.Kind != end)
        {
            if (Matcher(opener) is not { } matcher)
            {
                return null;
            }

            matchers.Add(matcher);
            if (Current.Kind == TokenKind.Comma)
            {
                _index++;
            }
            else if (Current.Kind != end)
            {
                return Current.Kind == TokenKind.EndOfInput
                    ? Unclosed<NodeList<LabelMatcher>>(opener)
                    : Unexpected<NodeList<LabelMatcher>>("in label matching", opener is null ? "','" : "',' or '}'");
            }
        }

        return new NodeList<LabelMatcher>(matchers);
    }

    private LabelMatcher? Matcher(Token? opener)
    {
        Token name = Current;
        if (name.Kind == TokenKind.EndOfInput && opener is not null)
        {
            return Unclosed<LabelMatcher>(opener);
        }

        if (name.Kind is not (TokenKind.Word or TokenKind.String))
        {
            return Unexpected<LabelMatcher>("in label matching", "a label name" + (opener is null ? "" : " or '}'"));
        }

        _index++;
        if (name.Kind == TokenKind.String)
        {
            Require(Feature.QuotedNames, name.Span);
            if (Current.Kind is TokenKind.Comma or TokenKind.RightBrace or TokenKind.EndOfInput)
            {
                return new LabelMatcher(LabelMatcher.MetricName, MatchOperator.Equal, name.Value)
                {
                    NameSpan = name.Span,
                    ValueSpan = name.Span,
                    Span = name.Span,
                };
            }
        }

        if (MatchOperatorOf(Current) is not { } op)
        {
            return Unexpected<LabelMatcher>($"after label {name.Text}", "'=', '!=', '=~' or '!~'");
        }

        Token sign = Advance();
        Token value = Current;
        if (value.Kind == TokenKind.Assign && sign.Kind == TokenKind.Assign)
        {
            return Fail<LabelMatcher>(sign.Span.To(value.Span), "'==' does not match labels; write '='");
        }

        if (value.Kind != TokenKind.String)
        {
            return Unexpected<LabelMatcher>($"after '{sign.Text}'", "a value in quotes");
        }

        _index++;
        return new LabelMatcher(name.Kind == TokenKind.String ? name.Value : name.Text, op, value.Value)
        {
            NameSpan = name.Span,
            ValueSpan = value.Span,
            Span = name.Span.To(value.Span),
        };
    }

    private T? Unclosed<T>(Token? opener)
        where T : class => Fail<T>(opener!.Span, "'{' is never closed; expected '}' before the end of input");

    private static MatchOperator? MatchOperatorOf(Token token) => token.Kind switch
    {
        TokenKind.Assign => MatchOperator.Equal,
        TokenKind.Operator when token.Operator == BinaryOperator.NotEqual => MatchOperator.NotEqual,
        TokenKind.Matches => MatchOperator.Regex,
        TokenKind.NotMatches => MatchOperator.NotRegex,
        _ => null,
    };
}
