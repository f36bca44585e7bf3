namespace MetricsKit.PromQL;

/// <summary>
/// Recursive descent with operator precedence. A method that meets a mistake reports it and returns null, and so does everything above it.
/// This file has the frame: errors, tokens, limits; the others one part of the grammar each.
/// </summary>
internal sealed partial class ExpressionParser(string text, List<Token> tokens, PromQLOptions options)
{
    /// <summary>Deepest nesting of parentheses, calls and signs; keeps the parser off the end of a small stack.</summary>
    private const int MaxNesting = 128;

    /// <summary>Greatest height of the tree, counting chains such as a + b + c …; keeps visitors off the end of a small stack.</summary>
    private const int MaxHeight = 500;

    private readonly List<PromQLError> _errors = [];
    private int _index;
    private int _nesting;

    /// <summary>Height of the expression that was read last.</summary>
    private int _height;

    public IReadOnlyList<PromQLError> Errors => _errors;

    private Token Current => tokens[_index];

    private Token Following => tokens[Math.Min(_index + 1, tokens.Count - 1)];

    /// <summary>End of the token before the current one.</summary>
    private int LastEnd => _index == 0 ? 0 : tokens[_index - 1].Span.End;

    private string AfterLast => _index == 0 ? "at the start" : $"after '{tokens[_index - 1].Text}'";

    /// <summary>Reads the whole text as an expression.</summary>
    public Expr? ParseAll()
    {
        if (Current.Kind == TokenKind.EndOfInput)
        {
            return Fail<Expr>(new SourceSpan(0, text.Length), "no expression found; write one, such as 'up == 0'");
        }

        Expr? root = Expression();
        if (root is null || Current.Kind == TokenKind.EndOfInput)
        {
            return root;
        }

        if (Current.Kind == TokenKind.RightParen)
        {
            return Fail<Expr>(Current.Span, "')' closes nothing; remove it, or add the '(' that it closes");
        }

        Token last = tokens[_index - 1];
        bool forgotParentheses = last.Kind == TokenKind.Word && Current.Kind == TokenKind.Word
            && (last.Keyword == Keyword.Aggregate || Functions.Find(last.Text) is not null);
        return forgotParentheses
            ? Fail<Expr>(last.Span, $"'{last.Text}' without parentheses is read as a metric; write '{last.Text}(…)'")
            : Unexpected<Expr>("after an expression", "an operator or the end");
    }

    private Token Advance() => tokens[_index++];

    private bool Is(Keyword keyword) => Current.Kind == TokenKind.Word && Current.Keyword == keyword;

    private SourceSpan From(int start) => new(start, LastEnd);

    /// <summary>Takes the current token when it is of that kind; reports it otherwise.</summary>
    private bool Expect(TokenKind kind, string context, string expected)
    {
        if (Current.Kind == kind)
        {
            _index++;
            return true;
        }

        Unexpected<Expr>(context, expected);
        return false;
    }

    /// <summary>Takes what closes <paramref name="opener"/>; where the text ends instead, the opener is at fault.</summary>
    private bool Close(Token opener, TokenKind kind, string context, string expected)
    {
        if (Current.Kind == TokenKind.EndOfInput)
        {
            Fail<Expr>(opener.Span, $"'{opener.Text}' is never closed; expected {expected} before the end of input");
            return false;
        }

        return Expect(kind, context, expected);
    }

    private T? Unexpected<T>(string context, string expected)
        where T : class => Current.Kind == TokenKind.Error
            ? Fail<T>(Current.Span, Current.Value)
            : Fail<T>(Current.Span, $"unexpected {Current.Described} {context}, expected {expected}");

    private T? Fail<T>(SourceSpan span, string message)
        where T : class
    {
        _errors.Add(new PromQLError(span.Start, span.End, message));
        return null;
    }

    private Expr? TooDeep(SourceSpan span) =>
        Fail<Expr>(span, $"expression is nested too deeply; at most {MaxNesting} levels of parentheses and {MaxHeight} operators in a chain are read");

    /// <summary>Reports syntax that the target version does not know; reading goes on.</summary>
    private void Require(Feature feature, SourceSpan span)
    {
        if (options.TargetVersion < feature.Since)
        {
            Fail<Expr>(span, $"{feature.Name} need Prometheus {feature.Since} or later; the target version is {options.TargetVersion}");
        }
    }
}
