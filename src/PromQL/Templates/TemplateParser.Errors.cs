namespace MetricsKit.PromQL.Templates;

/// <content>Says what cannot stand where it does.</content>
internal sealed partial class TemplateParser
{
    private void ExpectEnd(string keyword)
    {
        TemplateToken token = PeekAfterSpace();
        if (token.Kind == TemplateTokenKind.Error)
        {
            FailAtToken(keyword);
        }
        else if (token.Kind != TemplateTokenKind.RightDelimiter)
        {
            Fail(token, $"'{Text(token)}' cannot follow '{keyword}'; close the action with '}}}}'");
        }
    }

    /// <summary>Says why the next token cannot stand where it does.</summary>
    private void FailAtToken(string context)
    {
        TemplateToken token = Peek;
        string text = Text(token);
        switch (token.Kind)
        {
            case TemplateTokenKind.Error when _lexer.IsUnclosed && !_lexer.IsComment:
                int line = _text.IndexOf('\n', _open, token.End - _open);
                Fail(_open, line < 0 ? token.End : line, _lexer.Message);
                break;
            case TemplateTokenKind.Error:
                Fail(token, _lexer.Message);
                break;
            case TemplateTokenKind.RightDelimiter:
                Fail(_open, token.End, $"'{context}' needs a value");
                break;
            case TemplateTokenKind.Character:
                Fail(token, Misplaced(text));
                break;
            case TemplateTokenKind.Assign:
                Fail(token, "'=' stands between a variable and its value; 'eq a b' compares");
                break;
            case TemplateTokenKind.Pipe or TemplateTokenKind.Declare or TemplateTokenKind.RightParen:
                Fail(token, $"a value is missing before '{text}'");
                break;
            case > TemplateTokenKind.Variable:
                Fail(token, $"'{text}' must be the first word of an action");
                break;
            default:
                Fail(token, $"a space is missing before '{text}'");
                break;
        }
    }

    private static string Misplaced(string text) => text switch
    {
        ">" or "<" or "!" or "&" => $"templates have no operator '{text}'; call a function, such as 'gt $value 5.0', 'eq', 'not' or 'and'",
        "+" or "*" or "/" or "%" or "^" => $"templates do not calculate; do it in the expression, and remove '{text}'",
        "," => "arguments have spaces between them, not commas",
        "[" or "]" => "templates have no brackets; write 'index $labels \"…\"'",
        "}" => "'}' alone does not close the action; write '}}'",
        "{" => "'{' cannot stand inside of an action",
        _ => $"'{text}' cannot stand here",
    };

    private void Fail(TemplateToken token, string message) => Fail(token.Start, token.End, message);

    private void Fail(int start, int end, string message) => _errors.Add(new TemplateError(start, end, message));
}
