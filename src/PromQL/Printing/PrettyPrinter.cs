namespace MetricsKit.PromQL;

/// <summary>Breaks long expressions over lines where Prometheus' own formatter does, two spaces a level.</summary>
internal sealed class PrettyPrinter(int maxLength)
{
    public static string Print(Expr expr, int maxLength) => new PrettyPrinter(maxLength).PrintAt(expr, level: 0);

    private string PrintAt(Expr expr, int level)
    {
        string indent = Indent(level);
        string line = expr.ToString();
        if (line.Length <= maxLength)
        {
            return indent + line;
        }

        return expr switch
        {
            AggregateExpr a => $"{indent}{CanonicalPrinter.Head(a)}(\n{List(a.Parameter is null ? [a.Body] : [a.Parameter, a.Body], level + 1)}\n{indent})",
            Call { Arguments.Count: > 0 } c => $"{indent}{c.Function}(\n{List(c.Arguments, level + 1)}\n{indent})",
            ParenExpr p => $"{indent}(\n{PrintAt(p.Inner, level + 1)}\n{indent})",
            UnaryExpr u => $"{indent}{(u.IsNegative ? "-" : "+")}{PrintAt(Parentheses.Signed(u.Operand), level).TrimStart(' ')}",
            SubqueryExpr s => PrintAt(Parentheses.BeforeBrackets(s.Inner), level) + CanonicalPrinter.Suffix(s),
            BinaryExpr b => string.Join(
                "\n",
                PrintAt(Parentheses.Left(b.Operator, b.Left), level + 1),
                indent + CanonicalPrinter.Operator(b),
                PrintAt(Parentheses.Right(b.Operator, b.Right), level + 1)),
            _ => indent + line,
        };
    }

    private string List(IReadOnlyList<Expr> items, int level) => string.Join(",\n", items.Select(i => PrintAt(i, level)));

    private static string Indent(int level) => new(' ', 2 * level);
}
