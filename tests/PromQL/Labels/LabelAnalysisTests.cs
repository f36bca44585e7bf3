using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Tests.Labels;

public sealed class LabelAnalysisTests
{
    private static readonly MetricCatalog Catalog = new(
        [
            new MetricFamily("requests_total", MetricType.Counter) { Labels = [new MetricLabel("status"), new MetricLabel("route") { Optional = true }] },
            new MetricFamily("calls_total", MetricType.Counter) { Labels = [new MetricLabel("service")] },
            new MetricFamily("seconds", MetricType.Histogram) { Labels = [new MetricLabel("method")] },
            new MetricFamily("parse_seconds", MetricType.Summary) { Labels = [] },
            new MetricFamily("open_seconds", MetricType.Histogram),
        ],
        [
            new RecordedSeries("job:requests:rate5m", Parse("sum by (job) (rate(requests_total[5m]))")) { Labels = ["team"] },
            new RecordedSeries("circle:a", Parse("sum by (job) (circle:b)")),
            new RecordedSeries("circle:b", Parse("circle:a{x='1'}")),
            new RecordedSeries("unread:a", null),
        ])
    {
        TargetLabels = ["region"],
    };

    private static Expr Parse(string text)
    {
        ParseResult result = PromQLParser.Parse(text);
        Assert.Empty(result.Errors);
        return result.Root!;
    }

    /// <summary>What is asked for, in the order of <paramref name="expected"/>: <c>job! x? y- *-</c> for guaranteed, possible, impossible; <c>*</c> is all others.</summary>
    private static string Describe(string expr, string expected)
    {
        LabelSet labels = LabelAnalysis.Of(Parse(expr), Catalog).Result;
        return string.Join(" ", expected.Split(' ').Select(e => e[..^1] + Sign(e[..^1] == "*" ? labels.Others : labels[e[..^1]])));
    }

    private static char Sign(LabelFact fact) => fact.Status switch { LabelStatus.Guaranteed => '!', LabelStatus.Possible => '?', _ => '-' };

    [Theory]
    [InlineData("foreign", "__name__! a? *?")]
    [InlineData("{job='x'}", "__name__? job! *?")]
    [InlineData("foreign{a='x', b='', c!='', d=~'.+', e!~'.*', f=~'', g=~'x|', h!='x', i=~'x.*'}", "a! b- c! d! e! f- g? h? i! *?")]
    [InlineData("requests_total", "status! route? job! instance! namespace? region? le- *-")]
    [InlineData("calls_total", "service! exported_service? *-")]
    [InlineData("requests_total{route='a'}", "route! status! *-")]
    [InlineData("{__name__='requests_total'}", "__name__! status! *-")]
    [InlineData("seconds_bucket", "le! method! *-")]
    [InlineData("seconds_count", "le- method! *-")]
    [InlineData("parse_seconds", "quantile! *-")]
    [InlineData("parse_seconds_sum", "quantile- *-")]
    [InlineData("open_seconds_bucket", "le! *?")]
    [InlineData("open_seconds_count", "le- *?")]
    [InlineData("job:requests:rate5m", "__name__! job! team! region? status- instance- *-")]
    [InlineData("unread:a", "*?")]
    [InlineData("circle:a", "job? *-")]
    public void Selectors(string expr, string expected) => Assert.Equal(expected, Describe(expr, expected));

    [Theory]
    [InlineData("sum(requests_total)", "status- __name__- *-")]
    [InlineData("sum by (status, route, none, pod) (requests_total)", "status! route? none- pod? job- *-")]
    [InlineData("sum(requests_total) by (status)", "status! *-")]
    [InlineData("sum without (status) (requests_total)", "status- job! __name__- *-")]
    [InlineData("sum without (x) (foreign)", "x- __name__- y? *?")]
    [InlineData("sum by (__name__) (foreign)", "__name__! *-")]
    [InlineData("topk(3, requests_total)", "__name__! status! *-")]
    [InlineData("topk by (status) (3, requests_total)", "__name__! job! *-")]
    [InlineData("count_values('v', requests_total)", "v! status- *-")]
    [InlineData("count_values by (status) ('v', requests_total)", "v! status! *-")]
    [InlineData("count_values without (v) ('v', requests_total)", "v- status! *-")]
    [InlineData("count_values without (status) ('v', requests_total)", "v! status- *-")]
    public void Aggregations(string expr, string expected) => Assert.Equal(expected, Describe(expr, expected));

    [Theory]
    [InlineData("requests_total > 5", "__name__! status! *-")]
    [InlineData("requests_total > bool 5", "__name__- status! *-")]
    [InlineData("requests_total atan2 2", "__name__? status! *-")]
    [InlineData("2 * requests_total", "__name__- status! *-")]
    [InlineData("-requests_total", "__name__- status! *-")]
    [InlineData("requests_total / foreign", "status! route? x- *-")]
    [InlineData("foreign / requests_total", "status! x- *-")]
    [InlineData("requests_total / on (status, job, x) foreign", "status! job! x- route- *-")]
    [InlineData("requests_total / ignoring (status) foreign", "status- job! __name__- *-")]
    [InlineData("requests_total > ignoring (status) foreign", "status- job! __name__! *-")]
    [InlineData("requests_total > on (status) foreign", "status! job- __name__- *-")]
    [InlineData("requests_total * on (job) group_left (node) foreign", "status! node? *-")]
    [InlineData("requests_total * on (job) group_left (node) foreign{node='a'}", "status! node! *-")]
    [InlineData("foreign * on (job) group_left (status) sum by (job) (requests_total)", "job! status- *?")]
    [InlineData("sum by (job) (requests_total) * on (job) group_right (x) foreign", "job! x- *?")]
    [InlineData("foreign * ignoring (status) group_left requests_total", "status? job! x- *-")]
    [InlineData("requests_total and foreign", "status! *-")]
    [InlineData("requests_total unless on (job) foreign", "status! *-")]
    [InlineData("sum(requests_total) or vector(0)", "job- *-")]
    [InlineData("sum by (job) (requests_total) or vector(0)", "job? *-")]
    [InlineData("sum by (job) (requests_total) or sum by (job, status) (requests_total)", "job! status? *-")]
    [InlineData("sum by (job) (requests_total) / on (job) fill (0) sum by (job, status) (requests_total)", "job! status? *-")]
    public void Operators(string expr, string expected) => Assert.Equal(expected, Describe(expr, expected));

    [Theory]
    [InlineData("rate(requests_total[5m])", "__name__- status! *-")]
    [InlineData("last_over_time(requests_total[5m])", "__name__! status! *-")]
    [InlineData("max_over_time(rate(requests_total[5m])[1h:])", "__name__- status! *-")]
    [InlineData("quantile_over_time(0.9, requests_total[5m])", "__name__- status! *-")]
    [InlineData("absent(foreign{a='x', b=~'y', c='z', c!='w'})", "a! b- c? __name__- *-")]
    [InlineData("absent_over_time(foreign{a='x'}[5m])", "a! *-")]
    [InlineData("absent(sum(foreign{a='x'}))", "a- *-")]
    [InlineData("histogram_quantile(0.9, rate(seconds_bucket[5m]))", "le- method! __name__- *-")]
    [InlineData("histogram_quantiles(rate(seconds_bucket[5m]), 'q', 0.5, 0.9)", "le- q! method! *-")]
    [InlineData("vector(1)", "a- *-")]
    [InlineData("scalar(foreign)", "a- *-")]
    [InlineData("time()", "a- *-")]
    [InlineData("hour()", "a- *-")]
    [InlineData("hour(requests_total)", "status! __name__- *-")]
    [InlineData("sort_desc(requests_total)", "__name__! *-")]
    [InlineData("info(requests_total)", "status! x? *?")]
    [InlineData("label_replace(sum(foreign), 'a', 'x', '', '')", "a! *-")]
    [InlineData("label_replace(sum(foreign), 'a', 'x', 'b', '.*')", "a! *-")]
    [InlineData("label_replace(sum(foreign), 'a', 'x', 'b', 'y')", "a? *-")]
    [InlineData("label_replace(requests_total, 'a', '$1', 'status', '(.+)')", "a! *-")]
    [InlineData("label_replace(requests_total, 'a', '$1', 'route', '(.+)')", "a? *-")]
    [InlineData("label_replace(requests_total, 'status', '', 'route', 'x')", "status? *-")]
    [InlineData("label_join(requests_total, 'a', '-', 'status', 'route')", "a! *-")]
    [InlineData("label_join(requests_total, 'a', '', 'route')", "a? *-")]
    [InlineData("label_join(requests_total, 'status', '')", "status- *-")]
    public void Functions(string expr, string expected) => Assert.Equal(expected, Describe(expr, expected));

    [Theory]
    [InlineData("sum by (job) (requests_total)", "status", "sum by (job", "'sum by (job)' keeps only job")]
    [InlineData("sum(requests_total)", "status", "sum", "sum() without 'by' keeps no label")]
    [InlineData("requests_total", "x", "requests_total", "'requests_total' is declared without it")]
    [InlineData("sum without (status) (requests_total)", "status", "sum without (status", "'sum without (status)' removes it")]
    [InlineData("sum by (status) (sum by (job) (requests_total))", "status", "sum by (job", "'sum by (job)' keeps only job")]
    [InlineData("foreign{x=''}", "x", "x=''", "a matcher takes only series without it")]
    [InlineData("absent(foreign)", "x", "absent", "absent() gives only the labels that its selector states with '='")]
    [InlineData("job:requests:rate5m", "status", "job:requests:rate5m", "in the rule of 'job:requests:rate5m', 'sum by (job)' keeps only job")]
    [InlineData("a / on (job) b", "x", "on (job)", "'on (job)' keeps only job")]
    [InlineData("a / ignoring (job) b", "job", "ignoring (job)", "'ignoring (job)' removes it")]
    public void Each_conclusion_has_a_reason_and_its_place(string expr, string label, string place, string reason)
    {
        LabelFact fact = LabelAnalysis.Of(Parse(expr), Catalog).Result[label];
        Assert.Equal(LabelStatus.Impossible, fact.Status);
        Assert.Equal(place, expr[fact.Span.Start..fact.Span.End]);
        Assert.Equal(reason, fact.Reason);
    }

    [Fact]
    public void A_value_is_known_where_a_matcher_states_it()
    {
        Assert.Equal("x", LabelAnalysis.Of(Parse("sum by (a) (rate(foreign{a='x'}[5m]))")).Result["a"].Value);
        Assert.Null(LabelAnalysis.Of(Parse("foreign{a='x'} or foreign{a='y'}")).Result["a"].Value);
    }

    [Fact]
    public void Every_node_can_be_asked()
    {
        var root = (BinaryExpr)Parse("sum by (job) (requests_total) > 5");
        LabelAnalysis analysis = LabelAnalysis.Of(root, Catalog);
        Assert.Equal(LabelStatus.Guaranteed, analysis[((AggregateExpr)root.Left).Body]["status"].Status);
        Assert.Equal(LabelStatus.Impossible, analysis[root.Left]["status"].Status);
        Assert.True(analysis.Result.IsClosed);
        Assert.Equal(["job"], analysis.Result.Named.Select(n => n.Key));
    }

    [Fact]
    public void What_is_nested_without_end_may_have_any_label()
    {
        Expr deep = new VectorSelector("x");
        for (int i = 0; i < 300_000; i++)
        {
            deep = new ParenExpr(deep);
        }

        Assert.Equal(LabelStatus.Possible, LabelAnalysis.Of(deep).Result["a"].Status);
    }
}
