namespace MetricsKit.PromQL.Tests;

public sealed class TreeTests
{
    [Fact]
    public void A_tree_built_by_hand_prints_and_reads_back_as_itself()
    {
        var errors = new VectorSelector(
            "http_requests_total",
            new LabelMatcher("job", MatchOperator.Equal, "my \"shop\""),
            new LabelMatcher("status", MatchOperator.Regex, "5.."));
        var built = new BinaryExpr(
            BinaryOperator.Greater,
            new BinaryExpr(BinaryOperator.Divide, Rate(errors), new BinaryExpr(BinaryOperator.Add, Rate(errors with { Matchers = NodeList<LabelMatcher>.Empty }), new NumberLiteral(1e-9)))
            {
                Matching = new VectorMatching { On = true, Labels = LabelName.List("namespace", "job") },
            },
            new NumberLiteral(0.05));
        const string Expected =
            "sum by (namespace, job) (rate(http_requests_total{job=\"my \\\"shop\\\"\",status=~\"5..\"}[5m])) / on (namespace, job) "
            + "(sum by (namespace, job) (rate(http_requests_total[5m])) + 0.000000001) > 0.05";
        Assert.Equal(Expected, built.ToString());
        Assert.Empty(PromQLParser.Parse(Expected).Errors);

        static AggregateExpr Rate(VectorSelector series) =>
            new(AggregateOperator.Sum, new Call("rate", new MatrixSelector(series, PromDuration.Parse("5m"))), "namespace", "job");
    }

    [Theory]
    [InlineData("my.metric", "{__name__=\"my.metric\"}")]
    [InlineData("a:b", "a:b")]
    [InlineData("1a", "{__name__=\"1a\"}")]
    public void A_name_that_needs_quotes_goes_into_the_braces(string name, string printed) =>
        Assert.Equal(printed, new VectorSelector(name).ToString());

    [Fact]
    public void Arithmetic_in_an_offset_built_by_hand_gets_parentheses()
    {
        var five = new DurationLiteral(PromDuration.Parse("5m"));
        var selector = new VectorSelector("x") { Offset = new DurationBinary(BinaryOperator.Multiply, new DurationBinary(BinaryOperator.Add, five, five), new DurationNumber(2)) };
        Assert.Equal("x offset ((5m + 5m) * 2)", selector.ToString());
        Assert.Empty(PromQLParser.Parse(selector.ToString()).Errors);
    }

    [Fact]
    public void A_rewriter_can_divide_every_duration_and_shares_what_it_leaves()
    {
        Expr root = PromQLParser.Parse("rate(x[5m] offset 1h) > avg_over_time(y[1d:5m] offset -10m)[2h:] and time() - z > 10m and up{a='5m'}").Root!;
        Expr faster = new Faster().Rewrite(root);
        Assert.Equal(
            "rate(x[5s] offset 1m) > avg_over_time(y[24m:5s] offset -10s)[2m:] and time() - z > 10s and up{a=\"5m\"}",
            faster.ToString());
        Assert.Same(((BinaryExpr)root).Right, ((BinaryExpr)faster).Right);
        Assert.Same(root, new Unchanged().Rewrite(root));
    }

    [Fact]
    public void Nodes_are_equal_when_they_say_the_same()
    {
        Expr a = PromQLParser.Parse("sum by (job)(rate(x{a='1',b='2'}[5m] offset 1h))").Root!;
        Expr b = PromQLParser.Parse(" sum(rate(x{b=`2`,a=\"1\"}[300s] offset 60m)) by (job)").Root!;
        Assert.Equal(a, b);
        Assert.Equal(a.GetHashCode(), b.GetHashCode());
        foreach (string other in new[]
        {
            "sum by (jobs) (rate(x{a='1',b='2'}[5m] offset 1h))", "sum without (job) (rate(x{a='1',b='2'}[5m] offset 1h))",
            "avg by (job) (rate(x{a='1',b='2'}[5m] offset 1h))", "sum by (job) (irate(x{a='1',b='2'}[5m] offset 1h))",
            "sum by (job) (rate(x{a='1',b='3'}[5m] offset 1h))", "sum by (job) (rate(x{a='1',b!='2'}[5m] offset 1h))",
            "sum by (job) (rate(x{a='1',b='2'}[6m] offset 1h))", "sum by (job) (rate(x{a='1',b='2'}[5m] offset -1h))",
            "sum by (job) (rate(x{a='1',b='2'}[5m]))", "sum by (job) (rate(x{a='1',b='2'}[5m] offset 1h @ 5))",
            "sum by (job) (rate(x{a='1'}[5m] offset 1h))", "sum by (job) (rate({a='1',b='2'}[5m] offset 1h))",
        })
        {
            Assert.NotEqual(a, PromQLParser.Parse(other).Root);
        }
    }

    [Fact]
    public void Tokens_that_name_a_node_have_their_place()
    {
        const string Text = "sum(rate(x{a='b'}[5m])) / on(job) y";
        var root = (BinaryExpr)PromQLParser.Parse(Text).Root!;
        var sum = (AggregateExpr)root.Left;
        var rate = (Call)sum.Body;
        VectorSelector x = ((MatrixSelector)rate.Arguments[0]).Selector;
        Assert.Equal("/", In(root.OperatorSpan));
        Assert.Equal("on(job)", In(root.Matching!.Span));
        Assert.Equal("job", In(root.Matching.Labels[0].Span));
        Assert.Equal("sum", In(sum.OperatorSpan));
        Assert.Equal("rate", In(rate.FunctionSpan));
        Assert.Equal("x", In(x.NameSpan));
        Assert.Equal("x{a='b'}", In(x.Span));
        Assert.Equal("5m", In(((MatrixSelector)rate.Arguments[0]).Range.Span));

        static string In(SourceSpan span) => Text[span.Start..span.End];
    }

    [Fact]
    public void A_walker_visits_every_node_once()
    {
        Expr root = PromQLParser.Parse("topk(2, a{b='c'}[5m * 2] @ 5) + on (d) group_left (e) -f[1h:5m] offset (min_of(1m, 2m))").Root!;
        var walker = new Collecting();
        walker.Visit(root);
        Assert.Equal(root.DescendantsAndSelf().Select(n => n.GetType()), walker.Kinds);
        Assert.Equal(["a", "f"], root.DescendantsAndSelf().OfType<VectorSelector>().Select(v => v.MetricName));
    }

    [Fact]
    public void Types_are_known()
    {
        Assert.Equal(PromType.Scalar, PromQLParser.Parse("1 + time()").Root!.Type);
        Assert.Equal(PromType.InstantVector, PromQLParser.Parse("1 + (x)").Root!.Type);
        Assert.Equal(PromType.RangeVector, PromQLParser.Parse("x[5m:]").Root!.Type);
        Assert.Equal(PromType.String, PromQLParser.Parse("'x'").Root!.Type);
        Assert.Equal(PromType.None, PromQLParser.Parse("nothing()").Root!.Type);
    }

    private sealed class Faster : PromQLRewriter
    {
        public override PromQLNode VisitDurationLiteral(DurationLiteral node) =>
            node with { Value = PromDuration.FromMilliseconds(node.Value.TotalMilliseconds / 60) };

        public override PromQLNode VisitNumberLiteral(NumberLiteral node) => node.IsDuration ? node with { Value = node.Value / 60 } : node;
    }

    private sealed class Unchanged : PromQLRewriter;

    private sealed class Collecting : PromQLWalker
    {
        public List<Type> Kinds { get; } = [];

        public override object? Visit(PromQLNode node)
        {
            Kinds.Add(node.GetType());
            return base.Visit(node);
        }
    }
}
