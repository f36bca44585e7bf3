namespace MetricsKit.PromQL.Tests;

public sealed class PrecedenceTests
{
    [Theory]
    [InlineData("a or b and c", "(a or (b and c))")]
    [InlineData("a and b or c", "((a and b) or c)")]
    [InlineData("a unless b and c", "((a unless b) and c)")]
    [InlineData("a and b == c", "(a and (b == c))")]
    [InlineData("a == b > c", "((a == b) > c)")]
    [InlineData("a > b + c", "(a > (b + c))")]
    [InlineData("a - b - c", "((a - b) - c)")]
    [InlineData("a + b * c", "(a + (b * c))")]
    [InlineData("a / b % c atan2 d * e", "((((a / b) % c) atan2 d) * e)")]
    [InlineData("a * b ^ c", "(a * (b ^ c))")]
    [InlineData("a ^ b ^ c", "(a ^ (b ^ c))")]
    [InlineData("-a ^ b", "(-(a ^ b))")]
    [InlineData("-1 ^ 2", "(-(1 ^ 2))")]
    [InlineData("-a * b", "((-a) * b)")]
    [InlineData("a ^ -b * c", "((a ^ (-b)) * c)")]
    [InlineData("a ^ -b ^ c", "(a ^ (-(b ^ c)))")]
    [InlineData("a * -b * c", "((a * (-b)) * c)")]
    [InlineData("- - a", "(-(-a))")]
    [InlineData("-a offset 5m", "(-a offset 5m)")]
    [InlineData("a + b offset 5m", "(a + b offset 5m)")]
    [InlineData("a offset -2^2", "(a offset -2s ^ 2)")]
    [InlineData("a offset 5m + b", "(a offset 5m + b)")]
    [InlineData("a AND b Or c UNLESS d", "((a and b) or (c unless d))")]
    [InlineData("(a + b) * c", "([(a + b)] * c)")]
    public void Operators_bind_as_in_Prometheus(string text, string grouped)
    {
        ParseResult result = PromQLParser.Parse(text);
        Assert.Empty(result.Errors);
        Assert.Equal(grouped, Group(result.Root!));
        Assert.Equal(result.Root, PromQLParser.Parse(result.Root!.ToString()).Root);
    }

    [Fact]
    public void A_tree_without_parentheses_gets_those_it_needs_when_printed()
    {
        var random = new Random(7);
        for (int i = 0; i < 5_000; i++)
        {
            Expr built = Build(random, 5);
            Expr read = PromQLParser.Parse(built.ToString()).Root!;
            Assert.Equal(Group(built), Group(new Unwrap().Rewrite(read)));
            Assert.Equal(read, PromQLParser.Parse(built.ToPrettyString(10)).Root);
        }
    }

    private static Expr Build(Random random, int depth)
    {
        BinaryOperator[] operators = Enum.GetValues<BinaryOperator>();
        return random.Next(depth == 0 ? 2 : 6) switch
        {
            0 => new VectorSelector("x" + random.Next(9)),
            1 => new NumberLiteral(random.Next(1, 9)),
            2 => Negate(Build(random, depth - 1)),
            3 => new AggregateExpr(AggregateOperator.Sum, Build(random, depth - 1), "job"),
            _ => new BinaryExpr(operators[random.Next(operators.Length)], Build(random, depth - 1), Build(random, depth - 1)),
        };
    }

    private static string Group(Expr expr) => expr switch
    {
        BinaryExpr b => $"({Group(b.Left)} {b.Operator.Text()} {Group(b.Right)})",
        UnaryExpr u => $"({(u.IsNegative ? "-" : "+")}{Group(u.Operand)})",
        ParenExpr p => $"[{Group(p.Inner)}]",
        AggregateExpr a => $"sum({Group(a.Body)})",
        _ => expr.ToString(),
    };

    /// <summary>A number carries its sign itself, anything else gets one.</summary>
    private static Expr Negate(Expr operand) => operand is NumberLiteral n ? n with { Value = -n.Value } : new UnaryExpr(true, operand);

    private sealed class Unwrap : PromQLRewriter
    {
        public override PromQLNode VisitParenExpr(ParenExpr node) => Visit(node.Inner);
    }
}
