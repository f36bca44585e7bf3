namespace MetricsKit.PromQL;

/// <summary>
/// Recursive descent with operator precedence. No method fails: one that meets a mistake reports it, puts a <see cref="MissingExpr"/> where
/// something is missing, and its callers skip to a token that they wait for. This file has the frame: tokens, errors, limits;
/// the others one part of the grammar each.
/// </summary>
internal sealed partial class ExpressionParser
{
    /// <summary>Deepest nesting of parentheses, calls and signs; keeps the parser off the end of a small stack.</summary>
    private const int MaxNesting = 100;

    /// <summary>Greatest height of the tree, counting chains such as a + b + c …; keeps visitors off the end of a small stack.</summary>
    private const int MaxHeight = 500;

    /// <summary>So many mistakes are reported; after that the text is no PromQL.</summary>
    private const int MaxErrors = 100;

    private readonly string _text;
    private readonly PromQLOptions _options;
    private readonly ParserBuffers _buffers;
    private readonly Token[] _tokens;
    private readonly int _last;
    private List<PromQLError>? _errors;
    private int _index;

    /// <summary>The token at which nothing more is reported, because something was already, or because what is missing there was skipped.</summary>
    private int _quiet = -1;

    private int _nesting;

    /// <summary>Height of the expression that was read last.</summary>
    private int _height;

    /// <summary>Open parentheses, brackets and lists of arguments: what skips stop for.</summary>
    private int _openParens;
    private int _openBrackets;
    private int _openLists;

    /// <param name="text">The text.</param>
    /// <param name="buffers">Its tokens.</param>
    /// <param name="options">What to hold it against.</param>
    public ExpressionParser(string text, ParserBuffers buffers, PromQLOptions options)
    {
        _text = text;
        _options = options;
        _buffers = buffers;
        _tokens = buffers.Tokens;
        _last = buffers.Count - 1;
    }

    /// <summary>In the order in which they were found, which is that of Prometheus; null for none.</summary>
    public List<PromQLError>? Errors => _errors;

    /// <summary>True when the text does not follow the grammar, so that its types mean nothing.</summary>
    public bool IsBroken { get; private set; }

    private ref readonly Token Current => ref _tokens[_index];

    private ref readonly Token Following => ref _tokens[Math.Min(_index + 1, _last)];

    private bool AtEnd => Current.Kind == TokenKind.EndOfInput;

    /// <summary>End of the token before the current one.</summary>
    private int LastEnd => _index == 0 ? 0 : _tokens[_index - 1].End;

    /// <summary>Reads the whole text as an expression; null when there is none.</summary>
    public Expr? ParseAll()
    {
        if (AtEnd)
        {
            Fail(new SourceSpan(0, _text.Length), "no expression found; write one, such as 'up == 0'");
            return null;
        }

        Expr root = Expression();
        while (!AtEnd)
        {
            ReportLeftover();
            root = Resume(root);
        }

        return root;
    }

    /// <summary>Says what is wrong with what follows a whole expression.</summary>
    private void ReportLeftover()
    {
        if (_index == _quiet)
        {
            return;
        }

        Token last = _tokens[_index - 1];
        bool forgotParentheses = last.Kind == TokenKind.Word && Current.Kind == TokenKind.Word
            && (last.Keyword == Keyword.Aggregate || Functions.Find(last.In(_text)) is not null);
        if (forgotParentheses)
        {
            string name = last.In(_text);
            Fail(last.Span.To(Current.Span), $"'{name}' without parentheses is read as a metric; write '{name}(…)'");
            Quiet();
        }
        else if (Current.Kind == TokenKind.RightParen)
        {
            Fail(Current.Span, "')' closes nothing; remove it, or add the '(' that it closes");
            Quiet();
        }
        else
        {
            Unexpected("after an expression", "an operator or the end");
        }
    }

    /// <summary>Reads on after something that was reported: operators go on with <paramref name="expr"/>, another expression is dropped, any other token skipped.</summary>
    private Expr Resume(Expr expr)
    {
        Quiet();
        int start = _index;
        if (Current.Kind == TokenKind.Error && _text[Current.Start] == '=' && Current.End == Current.Start + 1)
        {
            // A comparison was meant.
            _tokens[_index] = Token.OfOperator(BinaryOperator.Equal, Current.Start, Current.End);
        }

        if (AtOperator())
        {
            return Operators(expr, 1);
        }

        if (Current.Kind is TokenKind.Number or TokenKind.Duration or TokenKind.String or TokenKind.LeftParen or TokenKind.LeftBrace or TokenKind.Word)
        {
            Expression();
        }
        else
        {
            Advance();
        }

        if (_index <= start + 1)
        {
            // One token skipped is not enough to trust the next.
            Quiet();
        }

        return expr;
    }

    /// <summary>Resumes up to a token that closes something, or that goes on with a list.</summary>
    private Expr SkipToCloser(Expr expr, bool inList)
    {
        while (!(Current.Kind is TokenKind.EndOfInput or TokenKind.RightParen
            || (Current.Kind == TokenKind.Comma && inList)
            || (Current.Kind == TokenKind.RightBracket && _openBrackets > 0)))
        {
            expr = Resume(expr);
        }

        return expr;
    }

    private Token Advance()
    {
        Token token = _tokens[_index];
        if (_index < _last)
        {
            _index++;
        }

        return token;
    }

    private bool At(TokenKind kind) => _tokens[_index].Kind == kind;

    private bool Take(TokenKind kind)
    {
        if (_tokens[_index].Kind != kind)
        {
            return false;
        }

        Advance();
        return true;
    }

    private bool Is(Keyword keyword) => Current.Keyword == keyword;

    private SourceSpan From(int start) => new(start, Math.Max(start, LastEnd));

    private MissingExpr Missing() => new() { Span = new SourceSpan(LastEnd, LastEnd) };

    private void Quiet() => _quiet = _index;

    /// <summary>Reports the current token, unless something was reported there.</summary>
    /// <param name="context">Where it stands; {0} is <paramref name="owner"/> as written.</param>
    /// <param name="expected">What should stand there.</param>
    /// <param name="owner">What it belongs to.</param>
    private void Unexpected(string context, string expected, Token owner = default)
    {
        if (_index != _quiet)
        {
            string where = context.Replace("{0}", owner.In(_text));
            Fail(Current.Span, Current.Kind == TokenKind.Error
                ? LexicalErrors.Message(_text, Current)
                : $"unexpected {Current.Describe(_text)} {where}, expected {expected}");
            Quiet();
        }
    }

    /// <summary>As <see cref="Unexpected"/>, where an expression or a duration should begin.</summary>
    private void UnexpectedAfterLast(string expected)
    {
        if (_index == 0)
        {
            Unexpected("at the start", expected);
        }
        else if (_index != _quiet && _openLists > 0 && Current.Kind != TokenKind.EndOfInput && _tokens[_index - 1].Kind == TokenKind.Comma)
        {
            // Prometheus blames the comma.
            Fail(_tokens[_index - 1].Span.To(Current.Span), Current.Kind == TokenKind.Error
                ? LexicalErrors.Message(_text, Current)
                : $"unexpected {Current.Describe(_text)} after ',', expected {expected}");
            Quiet();
        }
        else
        {
            Unexpected("after '{0}'", expected, _tokens[_index - 1]);
        }
    }

    /// <summary>Takes what closes <paramref name="opener"/>; false, and a report, where something else stands.</summary>
    private bool Close(Token opener, TokenKind kind, string context, string expected, Token owner = default)
    {
        if (Take(kind))
        {
            return true;
        }

        if (AtEnd)
        {
            Unclosed(opener, expected);
        }
        else
        {
            Unexpected(context, expected, owner);
        }

        return false;
    }

    /// <summary>Reports the end of the text, where something should be closed.</summary>
    private void Unclosed(Token opener, string expected)
    {
        if (_index != _quiet)
        {
            Fail(Current.Span, $"'{OpenerWithName(opener)}' is never closed; expected {expected} before the end of input");
            Quiet();
        }
    }

    /// <summary><c>rate(</c>, <c>up{</c>, or just the parenthesis.</summary>
    private string OpenerWithName(Token opener)
    {
        int start = opener.Start;
        while (start > 0 && (Characters.IsAlphaNumeric(_text[start - 1]) || _text[start - 1] == ':'))
        {
            start--;
        }

        return _text.Substring(start, opener.End - start);
    }

    /// <summary>Reports a breach of the grammar.</summary>
    private void Fail(SourceSpan span, string message)
    {
        IsBroken = true;
        Report(span, message);
    }

    /// <summary>Reports a mistake that leaves the grammar whole.</summary>
    private void Report(SourceSpan span, string message) => Report(new PromQLError(span.Start, span.End, message));

    private void Report(PromQLError error)
    {
        _errors ??= [];
        if (_errors.Count == MaxErrors)
        {
            StopReading();
        }
        else if (_errors.Count == 0 || _errors[_errors.Count - 1].Start != error.Start)
        {
            _errors.Add(error);
        }
    }

    private void TooDeep(SourceSpan span)
    {
        if (_index != _quiet)
        {
            Fail(span, $"expression is nested too deeply; at most {MaxNesting} levels of parentheses and {MaxHeight} operators in a chain are read");
        }

        StopReading();
    }

    private void StopReading()
    {
        IsBroken = true;
        _index = _last;
        Quiet();
    }

    /// <summary>The content of a string token, which was taken; reports what is wrong with it.</summary>
    private string StringValue(Token token)
    {
        string value = StringText.Value(_text, token, out PromQLError? error);
        if (error is not null)
        {
            IsBroken = true;
            Report(error);
            if (token.Is(TokenFlags.IsWrong))
            {
                // What the string swallowed is missing now.
                Quiet();
            }
        }

        return value;
    }

    /// <summary>Reports syntax that the target version does not know, or only behind a flag where these are off; reading goes on.</summary>
    private void Require(Feature feature, SourceSpan span)
    {
        if (feature.Refusal(_options) is { } message)
        {
            Report(span, message);
        }
    }
}
