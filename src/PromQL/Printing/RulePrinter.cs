namespace MetricsKit.PromQL;

/// <summary>
/// Breaks expressions of more than 100 characters over lines as people write rules by hand: before operators, with the
/// first line at the margin, and <c>and</c>, <c>or</c>, <c>unless</c> on lines of their own.
/// </summary>
internal static class RulePrinter
{
    private const int MaxLength = 100;

    public static string Print(Expr expr) => string.Join("\n", Lines(expr));

    private static IEnumerable<string> Lines(Expr expr)
    {
        string line = expr.ToString();
        return line.Length <= MaxLength
            ? [line]
            : expr switch
            {
                AggregateExpr a => Enclosed(CanonicalPrinter.Head(a) + "(", a.Parameter is null ? [a.Body] : [a.Parameter, a.Body]),
                Call { Arguments.Count: > 0 } c => Enclosed(c.Function + "(", [.. c.Arguments]),
                ParenExpr p => Enclosed("(", [p.Inner]),
                UnaryExpr u => Prefixed(u.IsNegative ? "-" : "+", Lines(Parentheses.Signed(u.Operand))),
                SubqueryExpr s => Suffixed(Lines(Parentheses.BeforeBrackets(s.Inner)), CanonicalPrinter.Suffix(s)),
                BinaryExpr b => Binary(b),
                _ => [line],
            };
    }

    private static IEnumerable<string> Binary(BinaryExpr b)
    {
        string op = CanonicalPrinter.Operator(b);
        string[] left = [.. Lines(Parentheses.Left(b.Operator, b.Left))];
        string[] right = [.. Lines(Parentheses.Right(b.Operator, b.Right))];
        if (b.Operator.IsSet())
        {
            return [.. left, op, .. right];
        }

        // A number stays on the line of what it is held against.
        return b switch
        {
            { Left: NumberLiteral } => Prefixed($"{left[0]} {op} ", right),
            { Right: NumberLiteral } when left[left.Length - 1] == ")" => Suffixed(left, $" {op} {right[0]}"),
            _ => [.. left, .. Indented(Prefixed(op + " ", right))],
        };
    }

    private static IEnumerable<string> Enclosed(string head, Expr[] items)
    {
        IEnumerable<string> inner = items.SelectMany((item, i) => i < items.Length - 1 ? Suffixed(Lines(item), ",") : Lines(item));
        return [head, .. Indented(inner), ")"];
    }

    private static IEnumerable<string> Indented(IEnumerable<string> lines) => lines.Select(l => "  " + l);

    private static IEnumerable<string> Prefixed(string prefix, IEnumerable<string> lines) => lines.Select((l, i) => i == 0 ? prefix + l : l);

    private static string[] Suffixed(IEnumerable<string> lines, string suffix)
    {
        string[] all = [.. lines];
        all[all.Length - 1] += suffix;
        return all;
    }
}
