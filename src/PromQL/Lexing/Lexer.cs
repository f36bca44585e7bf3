namespace MetricsKit.PromQL;

/// <summary>
/// Cuts a text into tokens. What words and colons mean depends on the braces and brackets around them.
/// After a mistake it goes on: the token at fault is marked, and the parser says so when it comes to it.
/// </summary>
internal struct Lexer
{
    private readonly string _text;
    private readonly ParserBuffers _tokens;
    private int _position;
    private bool _inBraces;
    private bool _inBrackets;

    private Lexer(string text, ParserBuffers tokens, bool inBraces)
    {
        _text = text;
        _tokens = tokens;
        _inBraces = inBraces;
    }

    /// <summary>Adds all tokens to the buffer, <see cref="TokenKind.EndOfInput"/> last.</summary>
    /// <param name="text">The text.</param>
    /// <param name="tokens">Where they go; empty.</param>
    /// <param name="inBraces">True where the text begins as if after a left brace.</param>
    public static void Tokenize(string text, ParserBuffers tokens, bool inBraces = false)
    {
        var lexer = new Lexer(text, tokens, inBraces);
        while (lexer.SkipSpaceAndComments())
        {
            tokens.Add(lexer.Next());
        }

        tokens.Add(new Token(TokenKind.EndOfInput, text.Length, text.Length));
    }

    /// <summary>False at the end.</summary>
    private bool SkipSpaceAndComments()
    {
        for (; _position < _text.Length; _position++)
        {
            char c = _text[_position];
            if (c == '#')
            {
                int end = _text.IndexOfAny(['\n', '\r'], _position);
                _position = end < 0 ? _text.Length - 1 : end;
                _tokens.HasCommentInBrackets |= _inBrackets;
            }
            else if (!Characters.IsSpace(c))
            {
                return true;
            }
        }

        return false;
    }

    private Token Next()
    {
        char c = _text[_position];
        if (c is '"' or '\'' or '`')
        {
            Token literal = StringText.Scan(_text, _position);
            _position = literal.End;
            return literal;
        }

        return _inBraces ? InsideBraces(c) : Outside(c);
    }

    private Token InsideBraces(char c)
    {
        if (Characters.IsAlpha(c))
        {
            int start = _position;
            do
            {
                _position++;
            }
            while (_position < _text.Length && Characters.IsAlphaNumeric(_text[_position]));
            return new Token(TokenKind.Word, start, _position);
        }

        switch (c)
        {
            case ',':
                return Take(TokenKind.Comma, 1);
            case '=':
                return Peek(1) == '~' ? Take(TokenKind.Matches, 2) : Take(TokenKind.Assign, 1);
            case '!' when Peek(1) == '=':
                return TakeOperator(BinaryOperator.NotEqual, 2);
            case '!' when Peek(1) == '~':
                return Take(TokenKind.NotMatches, 2);
            case '{' when _tokens.Count == 0:
                return Take(TokenKind.LeftBrace, 1);
            case '}':
                _inBraces = false;
                return Take(TokenKind.RightBrace, 1);
            case ')' or ']':
                // A brace was forgotten: what follows is no list of matchers.
                _inBraces = false;
                return Take(c == ')' ? TokenKind.RightParen : TokenKind.RightBracket, 1, TokenFlags.InBraces);
            default:
                return Take(TokenKind.Error, CharacterLength(), TokenFlags.IsWrong | TokenFlags.InBraces);
        }
    }

    private Token Outside(char c)
    {
        if (Characters.IsAlpha(c) || c == ':')
        {
            return c == ':' && _inBrackets ? Take(TokenKind.Colon, 1) : Word();
        }

        if (Characters.IsDigit(c) || (c == '.' && Characters.IsDigit(Peek(1))))
        {
            Token number = NumberText.Scan(_text, _position);
            _position = number.End;
            return number;
        }

        switch (c)
        {
            case ',':
                return Take(TokenKind.Comma, 1);
            case '@':
                return Take(TokenKind.At, 1);
            case '(':
                return Take(TokenKind.LeftParen, 1);
            case ')':
                return Take(TokenKind.RightParen, 1);
            case '{':
                _inBraces = true;
                return Take(TokenKind.LeftBrace, 1);
            case '}':
                return Take(TokenKind.RightBrace, 1);
            case '[':
                _inBrackets = true;
                return Take(TokenKind.LeftBracket, 1);
            case ']':
                _inBrackets = false;
                return Take(TokenKind.RightBracket, 1);
            case '+':
                return TakeOperator(BinaryOperator.Add, 1);
            case '-':
                return TakeOperator(BinaryOperator.Subtract, 1);
            case '*':
                return TakeOperator(BinaryOperator.Multiply, 1);
            case '/':
                return TakeOperator(BinaryOperator.Divide, 1);
            case '%':
                return TakeOperator(BinaryOperator.Modulo, 1);
            case '^':
                return TakeOperator(BinaryOperator.Power, 1);
            default:
                return Comparison(c);
        }
    }

    private Token Comparison(char c) => (c, Peek(1)) switch
    {
        ('=', '=') => TakeOperator(BinaryOperator.Equal, 2),
        ('!', '=') => TakeOperator(BinaryOperator.NotEqual, 2),
        ('<', '=') => TakeOperator(BinaryOperator.LessOrEqual, 2),
        ('<', '/') => TakeOperator(BinaryOperator.TrimUpper, 2),
        ('<', _) => TakeOperator(BinaryOperator.Less, 1),
        ('>', '=') => TakeOperator(BinaryOperator.GreaterOrEqual, 2),
        ('>', '/') => TakeOperator(BinaryOperator.TrimLower, 2),
        ('>', _) => TakeOperator(BinaryOperator.Greater, 1),
        ('=' or '!', '~') => Take(TokenKind.Error, 2, TokenFlags.IsWrong),
        _ => Take(TokenKind.Error, CharacterLength(), TokenFlags.IsWrong),
    };

    private Token Word()
    {
        int start = _position;
        uint hash = 0;
        TokenFlags flags = TokenFlags.None;
        for (; _position < _text.Length; _position++)
        {
            char c = _text[_position];
            if (c == ':' && !_inBrackets)
            {
                flags = TokenFlags.HasColon;
            }
            else if (!Characters.IsAlphaNumeric(c))
            {
                break;
            }

            hash = WordTable<Keyword>.Add(hash, c);
        }

        return Keywords.Classify(_text, start, _position, WordTable<Keyword>.Finish(hash), flags);
    }

    private readonly char Peek(int distance) => _position + distance < _text.Length ? _text[_position + distance] : '\0';

    private readonly int CharacterLength() =>
        _position + 1 < _text.Length && char.IsSurrogatePair(_text, _position) ? 2 : 1;

    private Token Take(TokenKind kind, int length, TokenFlags flags = TokenFlags.None)
    {
        var token = new Token(kind, _position, _position + length, flags);
        _position += length;
        return token;
    }

    private Token TakeOperator(BinaryOperator op, int length)
    {
        var token = Token.OfOperator(op, _position, _position + length);
        _position += length;
        return token;
    }
}
