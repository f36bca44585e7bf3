namespace MetricsKit.PromQL.Tests;

public sealed class PrintingTests
{
    [Theory]
    [InlineData("sum(a)by(job)", "sum by (job) (a)")]
    [InlineData("sum by () (a)", "sum(a)")]
    [InlineData("SUM without () (a)", "sum without () (a)")]
    [InlineData("avg without(a,b,)(x)", "avg without (a, b) (x)")]
    [InlineData("topk by(sum)(3,x)", "topk by (sum) (3, x)")]
    [InlineData("count_values('v',x)", "count_values(\"v\", x)")]
    [InlineData("sum by (\"a.b\", c) (x)", "sum by (\"a.b\", c) (x)")]
    [InlineData("a+on(l)b", "a + on (l) b")]
    [InlineData("a+on()b", "a + on () b")]
    [InlineData("a+ignoring()b", "a + b")]
    [InlineData("a+ignoring()group_left b", "a + ignoring () group_left () b")]
    [InlineData("a>bool on(l)group_right(m,n)b", "a > bool on (l) group_right (m, n) b")]
    [InlineData("a + fill(0) b", "a + fill (0) b")]
    [InlineData("a + on(x) fill_right(-1) fill_left(5m) b", "a + on (x) fill_left (300) fill_right (-1) b")]
    [InlineData("a + fill_left(1) fill_right(1) b", "a + fill (1) b")]
    [InlineData("up{job='x',a!=\"y\"}", "up{a!=\"y\",job=\"x\"}")]
    [InlineData("up{}", "up")]
    [InlineData("{__name__='up'}", "{__name__=\"up\"}")]
    [InlineData("{'a.b','x.y'=~'z'}", "{\"x.y\"=~\"z\",__name__=\"a.b\"}")]
    [InlineData("a:b:c{d=~`\\d+`,}", "a:b:c{d=~\"\\\\d+\"}")]
    [InlineData("x[90d]offset 7d @ 1.5", "x[90d] @ 1.500 offset 1w")]
    [InlineData("x @ start() offset - 90s", "x @ start() offset -1m30s")]
    [InlineData("x @ end () offset 0s", "x @ end()")]
    [InlineData("x @ -1.25", "x @ -1.250")]
    [InlineData("x[300]", "x[5m]")]
    [InlineData("x[1.5]", "x[1s500ms]")]
    [InlineData("x[5m*2+step( )]", "x[5m * 2 + step()]")]
    [InlineData("x[max_of(5m,3*step())]", "x[max_of(5m, 3 * step())]")]
    [InlineData("x offset -(5m*2)", "x offset -(5m * 2)")]
    [InlineData("x offset (5m)", "x offset (5m)")]
    [InlineData("rate(x[5m])[1h:]", "rate(x[5m])[1h:]")]
    [InlineData("x[1h:5m] offset 1d @ end()", "x[1h:5m] @ end() offset 1d")]
    [InlineData("x[5m] anchored offset 1m", "x[5m] anchored offset 1m")]
    [InlineData("x smoothed @ 1", "x @ 1.000 smoothed")]
    [InlineData("x </ 5 >/ 1", "x </ 5 >/ 1")]
    [InlineData("time()", "time()")]
    [InlineData("( a )", "(a)")]
    [InlineData("+a", "+a")]
    [InlineData("# comment\na # more\n/ b", "a / b")]
    public void The_form_is_Prometheus_own(string text, string printed)
    {
        ParseResult result = PromQLParser.Parse(text);
        Assert.Empty(result.Errors);
        Assert.Equal(printed, result.Root!.ToString());
        Assert.Equal(result.Root, PromQLParser.Parse(printed).Root);
    }

    [Fact]
    public void Long_expressions_break_where_Prometheus_breaks_them()
    {
        Expr root = PromQLParser.Parse(
            "histogram_quantile(0.99, sum by (le, namespace, job) (rate(http_request_duration_seconds_bucket{job=\"myshop-api\"}[5m]))) > 0.5 and on (job) -(sum(rate(http_requests_total{status=~\"5..\"}[5m])) + 1)").Root!;
        const string Expected = """
                histogram_quantile(
                  0.99,
                  sum by (le, namespace, job) (rate(http_request_duration_seconds_bucket{job="myshop-api"}[5m]))
                )
              >
                0.5
            and on (job)
              -(sum(rate(http_requests_total{status=~"5.."}[5m])) + 1)
            """;
        Assert.Equal(Expected.ReplaceLineEndings("\n"), root.ToPrettyString());
        Assert.Equal(root.ToString(), root.ToPrettyString(1_000));
    }

    [Fact]
    public void Every_kind_of_node_breaks_with_its_level()
    {
        Expr root = PromQLParser.Parse("topk by (a) (3, -(max_over_time((aaaa + bbbb)[1h:5m] offset 1d)))").Root!;
        const string Expected = """
            topk by (a) (
              3,
              -(
                max_over_time(
                  (
                      aaaa
                    +
                      bbbb
                  )[1h:5m] offset 1d
                )
              )
            )
            """;
        Assert.Equal(Expected.ReplaceLineEndings("\n"), root.ToPrettyString(10));
    }
}
