namespace MetricsKit.PromQL;

/// <summary>Reads PromQL. Bad input gives errors, never an exception.</summary>
public static class PromQLParser
{
    /// <summary>Reads an expression and checks its types.</summary>
    public static ParseResult Parse(string text, PromQLOptions? options = null)
    {
        var parser = new ExpressionParser(text, Lexer.Tokenize(text), options ?? PromQLOptions.Default);
        Expr? root = parser.ParseAll();
        return new ParseResult(root, root is null || parser.Errors.Count > 0 ? parser.Errors : Checker.Check(text, root, options ?? PromQLOptions.Default));
    }

    /// <summary>
    /// Reads a list of label matchers, <c>status=~'5..', method!='GET'</c>, with or without braces around it.
    /// An empty list must be written as <c>{}</c>.
    /// </summary>
    public static MatcherParseResult ParseMatchers(string text, PromQLOptions? options = null)
    {
        var parser = new ExpressionParser(text, Lexer.Tokenize(text, inBraces: true), options ?? PromQLOptions.Default);
        NodeList<LabelMatcher>? matchers = parser.ParseAllMatchers();
        return matchers is null || parser.Errors.Count > 0
            ? new MatcherParseResult(matchers ?? NodeList<LabelMatcher>.Empty, parser.Errors)
            : new MatcherParseResult(matchers, [.. matchers.Select(m => MatcherCheck.Regex(m, text)).OfType<PromQLError>()]);
    }
}
