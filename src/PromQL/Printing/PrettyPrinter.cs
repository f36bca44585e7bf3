namespace MetricsKit.PromQL;

/// <summary>Breaks expressions of more than 100 characters over lines where Prometheus' own formatter does, two spaces a level.</summary>
internal static class PrettyPrinter
{
    private const int MaxLength = 100;

    public static string Print(Expr expr) => Print(expr, 0);

    private static string Print(Expr expr, int level)
    {
        string indent = Indent(level);
        string line = expr.ToString();
        if (line.Length <= MaxLength)
        {
            return indent + line;
        }

        return expr switch
        {
            AggregateExpr a => $"{indent}{CanonicalPrinter.Head(a)}(\n{List(a.Parameter is null ? [a.Body] : [a.Parameter, a.Body], level + 1)}\n{indent})",
            Call { Arguments.Count: > 0 } c => $"{indent}{c.Function}(\n{List(c.Arguments, level + 1)}\n{indent})",
            ParenExpr p => $"{indent}(\n{Print(p.Inner, level + 1)}\n{indent})",
            UnaryExpr u => $"{indent}{(u.IsNegative ? "-" : "+")}{Print(Parentheses.Signed(u.Operand), level).TrimStart(' ')}",
            SubqueryExpr s => Print(Parentheses.BeforeBrackets(s.Inner), level) + CanonicalPrinter.Suffix(s),
            BinaryExpr b => string.Join(
                "\n",
                Print(Parentheses.Left(b.Operator, b.Left), level + 1),
                indent + CanonicalPrinter.Operator(b),
                Print(Parentheses.Right(b.Operator, b.Right), level + 1)),
            _ => indent + line,
        };
    }

    private static string List(IReadOnlyList<Expr> items, int level) => string.Join(",\n", items.Select(i => Print(i, level)));

    private static string Indent(int level) => new(' ', 2 * level);
}
