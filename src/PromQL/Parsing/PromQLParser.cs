namespace MetricsKit.PromQL;

/// <summary>Reads PromQL. Bad input gives errors, never an exception.</summary>
public static class PromQLParser
{
    /// <summary>Reads an expression and checks its types. After a mistake it reads on: two mistakes give two errors, and half an expression still gives a tree.</summary>
    /// <param name="text">The expression.</param>
    /// <param name="options">What to hold it against; the newest version of Prometheus unless stated.</param>
    public static ParseResult Parse(string text, PromQLOptions? options = null)
    {
        options ??= PromQLOptions.Default;
        ParserBuffers buffers = ParserBuffers.Rent();
        Lexer.Tokenize(text, buffers);
        var parser = new ExpressionParser(text, buffers, options);
        Expr? root = parser.ParseAll();
        List<PromQLError>? errors = parser.Errors;
        if (root is not null && !parser.IsBroken)
        {
            Checker.Check(root, ref errors);
        }

        buffers.Return();
        return new ParseResult(root, Ordered(errors));
    }

    /// <summary>
    /// Reads a list of label matchers, <c>status=~'5..', method!='GET'</c>, with or without braces around it.
    /// An empty list must be written as <c>{}</c>.
    /// </summary>
    public static MatcherParseResult ParseMatchers(string text, PromQLOptions? options = null)
    {
        ParserBuffers buffers = ParserBuffers.Rent();
        Lexer.Tokenize(text, buffers, inBraces: true);
        var parser = new ExpressionParser(text, buffers, options ?? PromQLOptions.Default);
        NodeList<LabelMatcher> matchers = parser.ParseAllMatchers();
        buffers.Return();
        return new MatcherParseResult(matchers, Ordered(parser.Errors));
    }

    /// <summary>The first that was found, which is the one that Prometheus shows, and the others in the order of the text.</summary>
    private static PromQLError[] Ordered(List<PromQLError>? errors) =>
        errors is null ? [] : [errors[0], .. errors.Skip(1).OrderBy(e => e.Start)];
}
