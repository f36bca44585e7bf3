namespace MetricsKit.PromQL;

/// <summary>What is wrong with a token that the lexer marked.</summary>
internal static class LexicalErrors
{
    /// <summary>The message, without a full stop.</summary>
    public static string Message(string text, in Token token)
    {
        char c = text[token.Start];
        if (token.Kind == TokenKind.String)
        {
            return $"string has no closing {c}" + (c == '`' ? "" : " on its line");
        }

        string written = token.In(text);
        if (token.Is(TokenFlags.InBraces))
        {
            return c == '!'
                ? "unexpected '!' in label matching, expected '!=' or '!~'"
                : $"unexpected character '{written}' inside braces; put values, and names other than letters, digits and '_', in quotes";
        }

        return written switch
        {
            "=~" => "'=~' compares a label inside braces, such as {status=~\"5..\"}",
            "!~" => "'!~' compares a label inside braces, such as {status!~\"5..\"}",
            "=" => "unexpected '='; write '==' to compare, or put label matchers in braces",
            _ when IsNumber(text, token) => NumberText.Problem(written),
            _ => $"unexpected character '{written}'",
        };
    }

    /// <summary>True for what begins as a number does.</summary>
    public static bool IsNumber(string text, in Token token) =>
        token.Kind == TokenKind.Error && (Characters.IsDigit(text[token.Start]) || text[token.Start] == '.') && !token.Is(TokenFlags.InBraces);
}
