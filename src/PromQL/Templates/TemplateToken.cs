namespace MetricsKit.PromQL.Templates;

internal enum TemplateTokenKind
{
    /// <summary>What cannot be read; the lexer's message says why. Always the last one.</summary>
    Error,

    /// <summary>The braces that close the action. The last one of a sound action.</summary>
    RightDelimiter,
    Space,
    Assign,
    Declare,
    Pipe,
    LeftParen,
    RightParen,

    /// <summary>Any other printable ASCII character.</summary>
    Character,
    Bool,
    Rune,
    Number,
    Complex,
    String,
    RawString,
    Nil,
    Dot,

    /// <summary>With its dot.</summary>
    Field,
    Identifier,

    /// <summary>With its dollar sign.</summary>
    Variable,
    Block,
    Break,
    Continue,
    Define,
    Else,
    End,
    If,
    Range,
    Template,
    With,
}

/// <summary>A token inside an action.</summary>
/// <param name="Kind">Kind.</param>
/// <param name="Start">Offset of its first character.</param>
/// <param name="End">Offset after its last one.</param>
internal readonly record struct TemplateToken(TemplateTokenKind Kind, int Start, int End);
