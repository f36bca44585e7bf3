namespace MetricsKit.PromQL.Tests;

/// <summary>After a mistake the parser reads on: the tree has what could be read, and each further mistake is reported once.</summary>
public sealed class RecoveryTests
{
    [Theory]
    [InlineData("rate(foo{bar=\"x\"", "rate(foo{bar=\"x\"})")]
    [InlineData("sum by (", "sum()")]
    [InlineData("sum by (job", "sum by (job) ()")]
    [InlineData("sum by (job)", "sum by (job) ()")]
    [InlineData("sum by (job) (rate(", "sum by (job) (rate())")]
    [InlineData("foo{", "foo")]
    [InlineData("foo{a", "foo{a=\"\"}")]
    [InlineData("foo{a=", "foo{a=\"\"}")]
    [InlineData("foo{a=~\"x", "foo{a=~\"x\"}")]
    [InlineData("foo{a=\"1\",,b=\"2\"}", "foo{a=\"1\",b=\"2\"}")]
    [InlineData("foo{a=1, b=\"2\"}", "foo{a=\"\",b=\"2\"}")]
    [InlineData("foo >", "foo > ")]
    [InlineData("foo > bool on (a) group_left", "foo > bool on (a) group_left () ")]
    [InlineData("foo + * bar", "foo +  * bar")]
    [InlineData("foo + & bar", "foo + bar")]
    [InlineData("foo = bar", "foo == bar")]
    [InlineData("foo & bar", "foo")]
    [InlineData("up is down for long", "up")]
    [InlineData("rate(foo[", "rate(foo[])")]
    [InlineData("rate(foo[5m", "rate(foo[5m])")]
    [InlineData("rate(foo[5m)", "rate(foo[5m])")]
    [InlineData("rate(foo[])", "rate(foo[])")]
    [InlineData("foo[5m:", "foo[5m:]")]
    [InlineData("foo offset", "foo offset ")]
    [InlineData("foo @", "foo")]
    [InlineData("histogram_quantile(0.9, ", "histogram_quantile(0.9, )")]
    [InlineData("histogram_quantile(0.9, )", "histogram_quantile(0.9, )")]
    [InlineData("histogram_quantile(, foo)", "histogram_quantile(, foo)")]
    [InlineData("label_replace(foo, \"a", "label_replace(foo, \"a\")")]
    [InlineData("sum(foo{a=\"1\") > 5", "sum(foo{a=\"1\"}) > 5")]
    [InlineData("sum by (job (rate(foo[5m])) / bar", "sum by (job) (rate(foo[5m])) / bar")]
    [InlineData("(foo", "(foo)")]
    [InlineData("foo) > 5", "foo > 5")]
    [InlineData("(foo bar) > 5", "(foo) > 5")]
    [InlineData("foo > 5mm and bar", "foo >  and bar")]
    [InlineData("-", "-")]
    [InlineData("foo == on 1", "foo == on () 1")]
    [InlineData("topk(5", "topk(5, )")]
    public void Half_an_expression_gives_a_tree_and_one_error(string text, string tree)
    {
        ParseResult result = PromQLParser.Parse(text);
        Assert.Single(result.Errors);
        Assert.Equal(tree, result.Root!.ToString());
        AssertNested(result.Root, text);
    }

    [Theory]
    [InlineData("rate(foo[5min]) / raet(bar[5m])", 9, 18)]
    [InlineData("rate(foo[5m) + raet(bar[5m])", 11, 15)]
    [InlineData("sum(foo bar) / (baz qux)", 8, 20)]
    [InlineData("foo{a=1, b~\"2\"}", 6, 10)]
    [InlineData("foo{a=\"1\",,b=}", 10, 13)]
    [InlineData("foo{a=\"\\d\"} > 5mm", 7, 14)]
    [InlineData("abs(foo; bar) + sum(baz, )", 7, 23)]
    [InlineData("foo = 1 and bar =~ \"x\"", 4, 16)]
    [InlineData("foo{a=~\"(\"} + bar{b=~\"[\"}", 8, 22)]
    [InlineData("sum(foo, bar) + * baz", 0, 16)]
    [InlineData("foo offset x + bar[y]", 11, 19)]
    [InlineData("rate(foo[0s]) + count(foo) by (5)", 9, 31)]
    [InlineData("raet(foo[5m]) + ", 0, 16)]
    [InlineData("rate(foo) > bool 1 + topk(bar, baz)", 5, 26)]
    [InlineData("vector(foo) or -\"x\"", 7, 15)]
    public void Two_mistakes_give_two_errors(string text, int first, int second)
    {
        ParseResult result = PromQLParser.Parse(text);
        Assert.Equal([first, second], result.Errors.Select(e => e.Start));
        AssertNested(result.Root!, text);
    }

    [Theory]
    [InlineData("raet(foo +)", 10, 0)]
    [InlineData("rate(1) + nope(2)", 10, 5)]
    public void The_first_error_is_the_one_that_Prometheus_shows(string text, int first, int second) =>
        Assert.Equal([first, second], PromQLParser.Parse(text).Errors.Select(e => e.Start));

    [Fact]
    public void Types_are_left_alone_where_the_text_does_not_follow_the_grammar() =>
        Assert.Equal([10], PromQLParser.Parse("rate(1) + ").Errors.Select(e => e.Start));

    [Fact]
    public void Blank_text_has_no_tree()
    {
        foreach (string text in new[] { "", " \n", "# only a comment" })
        {
            Assert.Null(PromQLParser.Parse(text).Root);
        }
    }

    [Fact]
    public void A_hundred_mistakes_are_enough()
    {
        string text = string.Join(" + ", Enumerable.Repeat("a{b=1}", 200));
        Assert.Equal(100, PromQLParser.Parse(text).Errors.Count);
    }

    [Fact]
    public void A_matcher_without_a_value_says_where_it_should_stand()
    {
        LabelMatcher matcher = Assert.Single(PromQLParser.ParseMatchers("status =~ ").Matchers);
        Assert.Equal(("status", MatchOperator.Regex, ""), (matcher.Name, matcher.Operator, matcher.Value));
        Assert.Equal(new SourceSpan(9, 9), matcher.ValueSpan);
    }

    [Fact]
    public void Missing_nodes_are_visited_rewritten_and_compared()
    {
        Expr root = PromQLParser.Parse("foo + rate(bar[").Root!;
        Assert.Same(root, new Unchanged().Rewrite(root));
        Assert.Equal(root, PromQLParser.Parse("foo   + rate(bar[ ").Root);
        Assert.Equal(PromType.None, PromQLParser.Parse("foo + ").Root!.DescendantsAndSelf().OfType<MissingExpr>().Single().Type);
    }

    private static void AssertNested(Expr root, string text)
    {
        foreach (PromQLNode node in root.DescendantsAndSelf())
        {
            Assert.InRange(node.Start, 0, node.End);
            Assert.InRange(node.End, 0, text.Length);
            Assert.All(node.Children, c => Assert.True(c.Start >= node.Start && c.End <= node.End, $"{c.GetType().Name} {c.Span} leaves {node.GetType().Name} {node.Span} in {text}"));
        }
    }

    private sealed class Unchanged : PromQLRewriter;
}
