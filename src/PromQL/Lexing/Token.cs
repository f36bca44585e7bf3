namespace MetricsKit.PromQL;

internal enum TokenKind
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

/// <summary>A token and what the lexer knows of it.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Span">Place.</param>
/// <param name="Text">As written.</param>
internal sealed record Token(TokenKind Kind, SourceSpan Span, string Text)
{
    /// <summary>A word's meaning outside braces.</summary>
    public Keyword Keyword { get; init; }

    /// <summary>The operator of an operator token or word.</summary>
    public BinaryOperator Operator { get; init; }

    /// <summary>The aggregation that a word names.</summary>
    public AggregateOperator Aggregate { get; init; }

    /// <summary>A string's content, or an error's message.</summary>
    public string Value { get; init; } = "";

    /// <summary>A number's value.</summary>
    public double Number { get; init; }

    /// <summary>A duration's value.</summary>
    public PromDuration Duration { get; init; }

    /// <summary>How messages name the token.</summary>
    public string Described => Kind switch
    {
        TokenKind.EndOfInput => "end of input",
        TokenKind.Word when Keyword != Keyword.None => $"keyword '{Text}'",
        TokenKind.Word => $"identifier '{Text}'",
        TokenKind.Number => $"number {Text}",
        TokenKind.Duration => $"duration {Text}",
        TokenKind.String => $"string {Text}",
        _ => $"'{Text}'",
    };

    public bool IsOperator(BinaryOperator op) => Kind == TokenKind.Operator && Operator == op;
}
