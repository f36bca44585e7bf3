namespace MetricsKit.PromQL;

/// <summary>Cuts a text into tokens. What words and colons mean depends on the braces and brackets around them. Stops at the first error.</summary>
internal sealed class Lexer
{
    private readonly string _text;
    private readonly List<Token> _tokens = [];
    private int _position;
    private bool _inBraces;
    private bool _inBrackets;

    private Lexer(string text, bool inBraces)
    {
        _text = text;
        _inBraces = inBraces;
    }

    /// <summary>All tokens, the last one <see cref="TokenKind.EndOfInput"/> or <see cref="TokenKind.Error"/>.</summary>
    /// <param name="text">The text.</param>
    /// <param name="inBraces">True where the text begins as if after a left brace.</param>
    public static List<Token> Tokenize(string text, bool inBraces = false)
    {
        var lexer = new Lexer(text, inBraces);
        do
        {
            lexer.SkipSpaceAndComments();
            lexer._tokens.Add(lexer.Next());
        }
        while (lexer._tokens[lexer._tokens.Count - 1].Kind is not (TokenKind.EndOfInput or TokenKind.Error));
        return lexer._tokens;
    }

    /// <summary>A token that carries a message.</summary>
    public static Token Error(string text, int start, int end, string message) =>
        new(TokenKind.Error, new SourceSpan(start, end), text.Substring(start, end - start)) { Value = message };

    private void SkipSpaceAndComments()
    {
        while (_position < _text.Length && (Characters.IsSpace(_text[_position]) || _text[_position] == '#'))
        {
            if (_text[_position++] == '#')
            {
                while (_position < _text.Length && _text[_position] is not ('\n' or '\r'))
                {
                    _position++;
                }
            }
        }
    }

    private Token Next()
    {
        if (_position >= _text.Length)
        {
            return new Token(TokenKind.EndOfInput, new SourceSpan(_text.Length, _text.Length), "");
        }

        char c = _text[_position];
        if (c is '"' or '\'' or '`')
        {
            Token literal = StringText.Read(_text, _position);
            _position = literal.Span.End;
            return literal;
        }

        return _inBraces ? InsideBraces(c) : Outside(c);
    }

    private Token InsideBraces(char c)
    {
        if (Characters.IsAlpha(c))
        {
            return Take(TokenKind.Word, WordEnd(colons: false) - _position);
        }

        switch (c)
        {
            case ',':
                return Take(TokenKind.Comma, 1);
            case '=':
                return Peek(1) == '~' ? Take(TokenKind.Matches, 2) : Take(TokenKind.Assign, 1);
            case '!' when Peek(1) == '=':
                return Take(TokenKind.Operator, 2) with { Operator = BinaryOperator.NotEqual };
            case '!' when Peek(1) == '~':
                return Take(TokenKind.NotMatches, 2);
            case '!':
                return Fail(1, "unexpected '!' in label matching, expected '!=' or '!~'");
            case '{' when _tokens.Count == 0:
                return Take(TokenKind.LeftBrace, 1);
            case '}':
                _inBraces = false;
                return Take(TokenKind.RightBrace, 1);
            default:
                return Fail(CharacterLength(), $"unexpected character '{Character()}' inside braces; put values, and names other than letters, digits and '_', in quotes");
        }
    }

    private Token Outside(char c)
    {
        if (Characters.IsDigit(c) || (c == '.' && Characters.IsDigit(Peek(1))))
        {
            return NumberOrDuration();
        }

        if (c == ':' && _inBrackets)
        {
            return Take(TokenKind.Colon, 1);
        }

        if (Characters.IsAlpha(c) || c == ':')
        {
            int end = WordEnd(colons: !_inBrackets);
            string word = _text.Substring(_position, end - _position);
            Token token = Keywords.Classify(word, new SourceSpan(_position, end));
            _position = end;
            return token;
        }

        return Punctuation(c);
    }

    private Token Punctuation(char c)
    {
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
            case '=' when Peek(1) == '~':
                return Fail(2, "'=~' compares a label inside braces, such as {status=~\"5..\"}");
            case '=' when Peek(1) != '=':
                return Fail(1, "unexpected '='; write '==' to compare, or put label matchers in braces");
            case '!' when Peek(1) == '~':
                return Fail(2, "'!~' compares a label inside braces, such as {status!~\"5..\"}");
            default:
                return Operator(c) is { } op
                    ? Take(TokenKind.Operator, op.Text().Length) with { Operator = op }
                    : Fail(CharacterLength(), $"unexpected character '{Character()}'");
        }
    }

    private BinaryOperator? Operator(char c) => (c, Peek(1)) switch
    {
        ('+', _) => BinaryOperator.Add,
        ('-', _) => BinaryOperator.Subtract,
        ('*', _) => BinaryOperator.Multiply,
        ('/', _) => BinaryOperator.Divide,
        ('%', _) => BinaryOperator.Modulo,
        ('^', _) => BinaryOperator.Power,
        ('=', '=') => BinaryOperator.Equal,
        ('!', '=') => BinaryOperator.NotEqual,
        ('<', '=') => BinaryOperator.LessOrEqual,
        ('<', '/') => BinaryOperator.TrimUpper,
        ('<', _) => BinaryOperator.Less,
        ('>', '=') => BinaryOperator.GreaterOrEqual,
        ('>', '/') => BinaryOperator.TrimLower,
        ('>', _) => BinaryOperator.Greater,
        _ => null,
    };

    private Token NumberOrDuration()
    {
        bool isHex = Peek(0) == '0' && Peek(1) is 'x' or 'X';
        int end = _position;
        while (end < _text.Length && (Characters.IsAlphaNumeric(_text[end]) || _text[end] == '.' || IsExponentSign(end, isHex)))
        {
            end++;
        }

        string word = _text.Substring(_position, end - _position);
        var span = new SourceSpan(_position, end);
        _position = end;
        if (NumberText.TryParse(word, out double number))
        {
            return new Token(TokenKind.Number, span, word) { Number = number };
        }

        if (PromDuration.TryParse(word, out PromDuration duration, out string? problem))
        {
            return new Token(TokenKind.Duration, span, word) { Duration = duration };
        }

        string message = word.Any(char.IsLetter) && !isHex ? problem! : $"'{word}' is not a number";
        return Error(_text, span.Start, span.End, message);
    }

    /// <summary>True for the sign in <c>1e-9</c>.</summary>
    private bool IsExponentSign(int i, bool isHex) =>
        !isHex && _text[i] is '+' or '-' && i > _position && _text[i - 1] is 'e' or 'E';

    private int WordEnd(bool colons)
    {
        int end = _position;
        while (end < _text.Length && (Characters.IsAlphaNumeric(_text[end]) || (colons && _text[end] == ':')))
        {
            end++;
        }

        return end;
    }

    private char Peek(int distance) => _position + distance < _text.Length ? _text[_position + distance] : '\0';

    private int CharacterLength() =>
        _position + 1 < _text.Length && char.IsSurrogatePair(_text, _position) ? 2 : 1;

    private string Character() => _text.Substring(_position, CharacterLength());

    private Token Take(TokenKind kind, int length)
    {
        var token = new Token(kind, new SourceSpan(_position, _position + length), _text.Substring(_position, length));
        _position += length;
        return token;
    }

    private Token Fail(int length, string message) => Error(_text, _position, _position + length, message);
}
