using System.Text.Json.Nodes;
using MetricsKit.Artifacts.Tests.Support;
using MetricsKit.Model;
using MetricsKit.PromQL;
using static MetricsKit.Artifacts.Tests.Support.Sample;

namespace MetricsKit.Artifacts.Tests;

/// <summary>What each declaration becomes in PromQL, printed on one line.</summary>
public sealed class ExpressionsTests
{
    private static readonly MetricModel[] Metrics =
    [
        Metric("orders_total", MetricKind.Counter, Closed("status", "paid", "failed!"), Open("country")),
        Metric("steps_total", MetricKind.Counter, Closed("result", "ok", "gave.up!", "lost|found!"), Closed("code", "fine", "bad!")),
        Metric("checkout_seconds", MetricKind.Histogram, Closed("status", "ok", "failed!")),
        Metric("attempts_total", MetricKind.Counter),
        Metric("queue_length", MetricKind.Gauge),
    ];

    [Fact]
    public void An_error_ratio_divides_the_marked_values_by_all() => Assert.Equal(
        "sum by (namespace, job) (rate(orders_total{job=\"myshop-api\",status=\"failed\"}[5m])) / sum by (namespace, job) (rate(orders_total{job=\"myshop-api\"}[5m])) > 0.05",
        Expr(new ErrorRatioCondition(Target("orders_total"), 0.05, null, null)));

    [Fact]
    public void Marked_values_of_several_labels_are_a_union_and_escaped_as_regular_expressions() => Assert.Equal(
        "sum by (namespace, job) (rate(steps_total{job=\"myshop-api\",result=~\"gave\\\\.up|lost\\\\|found\"}[5m]) or rate(steps_total{code=\"bad\",job=\"myshop-api\"}[5m])) / sum by (namespace, job) (rate(steps_total{job=\"myshop-api\"}[5m])) > 0.1",
        Expr(new ErrorRatioCondition(Target("steps_total"), 0.1, null, null)));

    [Fact]
    public void Stated_errors_where_by_and_window_go_where_they_belong() => Assert.Equal(
        "sum by (namespace, job, country) (rate(orders_total{country!=\"xx\",job=\"myshop-api\",namespace=\"prod\",status=~\"fa.*\"}[10m])) / sum by (namespace, job, country) (rate(orders_total{country!=\"xx\",job=\"myshop-api\",namespace=\"prod\"}[10m])) > 0.5",
        Expr(new ErrorRatioCondition(Target("orders_total", "country!='xx'", ["country", "job"], "10m"), 0.5, "status=~'fa.*'", null), "prod"));

    [Fact]
    public void A_total_divides_the_whole_metric_by_another() => Assert.Equal(
        "sum by (namespace, job) (rate(attempts_total{job=\"myshop-api\"}[5m])) / sum by (namespace, job) (rate(checkout_seconds_count{job=\"myshop-api\"}[5m])) > 0.05",
        Expr(new ErrorRatioCondition(Target("attempts_total"), 0.05, null, "checkout_seconds")));

    [Fact]
    public void A_histogram_counts_by_its_count() => Assert.Equal(
        "sum by (namespace, job) (rate(checkout_seconds_count{job=\"myshop-api\",status=\"failed\"}[5m])) / sum by (namespace, job) (rate(checkout_seconds_count{job=\"myshop-api\"}[5m])) > 0.05",
        Expr(new ErrorRatioCondition(Target("checkout_seconds"), 0.05, null, null)));

    [Fact]
    public void A_minimum_rate_holds_for_all_events() => Assert.Equal(
        "sum by (namespace, job) (rate(orders_total{job=\"myshop-api\",status=\"failed\"}[5m])) / sum by (namespace, job) (rate(orders_total{job=\"myshop-api\"}[5m])) > 0.05 and sum by (namespace, job) (rate(orders_total{job=\"myshop-api\"}[5m])) >= 0.2",
        Expr(new ErrorRatioCondition(Target("orders_total", minRate: 0.2), 0.05, null, null)));

    [Fact]
    public void Latency_takes_the_quantile_of_summed_buckets() => Assert.Equal(
        "histogram_quantile(0.999, sum by (le, namespace, job, status) (rate(checkout_seconds_bucket{job=\"myshop-api\"}[5m]))) > 0.25",
        Expr(new LatencyCondition(Target("checkout_seconds", by: ["status"]), 0.25, 0.999)));

    [Fact]
    public void A_traffic_drop_compares_with_an_earlier_time_and_its_minimum_rate_holds_then() => Assert.Equal(
        "sum by (namespace, job) (rate(checkout_seconds_count{job=\"myshop-api\"}[5m])) < 0.3 * sum by (namespace, job) (rate(checkout_seconds_count{job=\"myshop-api\"}[5m] offset 1w)) and sum by (namespace, job) (rate(checkout_seconds_count{job=\"myshop-api\"}[5m] offset 1w)) >= 2",
        Expr(new TrafficDropCondition(Target("checkout_seconds", minRate: 2), 0.3, "1w")));

    [Fact]
    public void A_metric_of_others_gets_no_job() => Assert.Equal(
        "histogram_quantile(0.9, sum by (le, namespace, job) (rate(nginx_seconds_bucket{host=\"shop\"}[5m]))) > 1",
        Expr(new LatencyCondition(Target("nginx_seconds", "host='shop'"), 1, 0.9)));

    [Fact]
    public void The_authors_matcher_on_job_or_namespace_takes_the_place_of_ours() => Assert.Equal(
        "sum by (namespace, job) (rate(orders_total{job=~\"myshop-.*\",namespace=\"other\",status=\"failed\"}[5m])) / sum by (namespace, job) (rate(orders_total{job=~\"myshop-.*\",namespace=\"other\"}[5m])) > 0.05",
        Expr(new ErrorRatioCondition(Target("orders_total", "job=~'myshop-.*', namespace='other'"), 0.05, null, null), "prod"));

    [Theory]
    [InlineData("count(kube_node_info)", 3d, null, "count(kube_node_info) > 3")]
    [InlineData("count(kube_node_info) or vector(0)", null, 1d, "(count(kube_node_info) or vector(0)) < 1")]
    [InlineData("a and on(job) b", 0.1, null, "(a and on (job) b) > 0.1")]
    [InlineData("a + b", 1e21, null, "a + b > 1000000000000000000000")]
    [InlineData("up == 0", null, null, "up == 0")]
    [InlineData("scalar(a)", -1.5, null, "vector(scalar(a)) > -1.5")]
    [InlineData("x{a='b'}", 0.30000000000000004, null, "x{a=\"b\"} > 0.30000000000000004")]
    public void An_authors_expression_is_compared_as_a_whole(string expr, double? above, double? below, string expected) =>
        Assert.Equal(expected, Expr(new ExpressionCondition(expr, above, below)));

    [Theory]
    [InlineData("count(up)", true)]
    [InlineData("count by (job) (up)", true)]
    [InlineData("count by (namespace) (up)", false)]
    [InlineData("count without (job) (up)", false)]
    [InlineData("sum without (namespace) (up)", true)]
    [InlineData("topk(3, up)", false)]
    [InlineData("topk(3, sum(up))", true)]
    [InlineData("count_values(\"namespace\", up)", false)]
    [InlineData("up", false)]
    [InlineData("count(up) or vector(0)", true)]
    [InlineData("count(up) or up", false)]
    [InlineData("up and count(up)", false)]
    [InlineData("count(up) / 2", true)]
    [InlineData("2 * up", false)]
    [InlineData("up / on (job) down", true)]
    [InlineData("up / on (namespace) down", false)]
    [InlineData("up / ignoring (namespace) down", true)]
    [InlineData("up * on (job) group_left (x) down", false)]
    [InlineData("sum(up) * on (job) group_left (namespace) down", false)]
    [InlineData("absent(up)", true)]
    [InlineData("absent(up{namespace=\"a\"})", false)]
    [InlineData("absent(up{namespace=~\"a\"})", true)]
    [InlineData("label_replace(sum(up), \"namespace\", \"x\", \"\", \"\")", false)]
    [InlineData("vector(time())", true)]
    [InlineData("max_over_time(sum(up)[5m:1m])", true)]
    [InlineData("rate(up[5m])", false)]
    public void A_result_that_cannot_have_a_namespace_gets_it_as_a_label(string expr, bool expected)
    {
        JsonNode rule = Rule(new ExpressionCondition(expr, 0, null), "prod");
        Assert.Equal(expected ? "prod" : null, (string?)rule["labels"]!["namespace"]);
    }

    [Fact]
    public void Without_a_namespace_no_label_is_made_up() =>
        Assert.Null(Rule(new ExpressionCondition("count(up)", 0, null), null)["labels"]!["namespace"]);

    private static string Expr(AlertCondition condition, string? ns = null) =>
        PromQLParser.Parse((string)Rule(condition, ns)["expr"]!).Root!.ToString();

    private static JsonNode Rule(AlertCondition condition, string? ns) =>
        Written.Rules(RulesOf(Metrics, ns, Alert("Signal", condition)))["Signal"];
}
