namespace MetricsKit.PromQL;

internal enum TokenKind : byte
{
    EndOfInput,
    Error,
    Word,
    Number,
    Duration,
    String,
    LeftParen,
    RightParen,
    LeftBrace,
    RightBrace,
    LeftBracket,
    RightBracket,
    Comma,
    Colon,
    At,
    Assign,
    Matches,
    NotMatches,
    Operator,
}

/// <summary>What more is to be said of a token.</summary>
[Flags]
internal enum TokenFlags : byte
{
    None = 0,

    /// <summary>The lexer found a mistake in it; <see cref="LexicalErrors"/> says which.</summary>
    IsWrong = 1,

    /// <summary>A string with escapes or with characters beyond the basic plane: its content is not what stands between the quotes.</summary>
    HasEscapes = 2,

    /// <summary>A number with underscores.</summary>
    HasUnderscores = 4,

    /// <summary>Stands inside braces, where words mean nothing and few characters are allowed.</summary>
    InBraces = 8,

    /// <summary>A word with a colon.</summary>
    HasColon = 16,
}

/// <summary>A token: where it stands and what the lexer knows of it. Its text is cut out only where it is needed.</summary>
internal readonly struct Token(TokenKind kind, int start, int end, TokenFlags flags = TokenFlags.None)
{
    private readonly byte _meaning;

    private Token(in Token token, Keyword keyword, byte meaning, double number)
        : this(token.Kind, token.Start, token.End, token.Flags)
    {
        Keyword = keyword;
        _meaning = meaning;
        Number = number;
    }

    public TokenKind Kind { get; } = kind;

    public TokenFlags Flags { get; } = flags;

    /// <summary>A word's meaning outside braces.</summary>
    public Keyword Keyword { get; }

    /// <summary>The operator of an operator token or word.</summary>
    public BinaryOperator Operator => (BinaryOperator)_meaning;

    /// <summary>The aggregation that a word names.</summary>
    public AggregateOperator Aggregate => (AggregateOperator)_meaning;

    public int Start { get; } = start;

    public int End { get; } = end;

    /// <summary>A number's value, or a duration's in milliseconds, exact for each that there is.</summary>
    public double Number { get; }

    public SourceSpan Span => new(Start, End);

    public bool Is(TokenFlags flag) => (Flags & flag) != 0;

    public bool IsOperator(BinaryOperator op) => Kind == TokenKind.Operator && Operator == op;

    public bool IsSign => Kind == TokenKind.Operator && Operator is BinaryOperator.Add or BinaryOperator.Subtract;

    public static Token OfOperator(BinaryOperator op, int start, int end, TokenFlags flags = TokenFlags.None) =>
        new(new Token(TokenKind.Operator, start, end, flags), Keyword.None, (byte)op, 0);

    public static Token OfNumber(TokenKind kind, int start, int end, double value, TokenFlags flags = TokenFlags.None) =>
        new(new Token(kind, start, end, flags), Keyword.None, 0, value);

    public static Token OfWord(int start, int end, Keyword keyword, byte meaning, TokenFlags flags) =>
        new(new Token(TokenKind.Word, start, end, flags), keyword, meaning, 0);

    /// <summary>As written in <paramref name="text"/>.</summary>
    public string In(string text) => text.Substring(Start, End - Start);

    /// <summary>How messages name the token.</summary>
    public string Describe(string text) => Kind switch
    {
        TokenKind.EndOfInput => "end of input",
        TokenKind.Word when Keyword != Keyword.None => $"keyword '{In(text)}'",
        TokenKind.Word => $"identifier '{In(text)}'",
        TokenKind.Number => $"number {In(text)}",
        TokenKind.Duration => $"duration {In(text)}",
        TokenKind.String => $"string {In(text)}",
        _ => $"'{In(text)}'",
    };
}
