using System.Text.Json.Nodes;
using MetricsKit.Artifacts.Tests.Support;
using MetricsKit.Model;
using MetricsKit.PromQL;
using static MetricsKit.Artifacts.Tests.Support.Sample;

namespace MetricsKit.Artifacts.Tests;

/// <summary>Authors' expressions are about the service's own series, unless they say otherwise.</summary>
public sealed class ScopeTests
{
    private static readonly MetricModel[] Metrics =
    [
        Metric("orders_total", MetricKind.Counter, Closed("status", "paid", "failed!")),
        Metric("checkout_seconds", MetricKind.Histogram),
        Metric("queue_count", MetricKind.Gauge),
    ];

    [Theory]
    [InlineData("rate(orders_total[5m]) > 1", "rate(orders_total{job=\"myshop-api\",namespace=\"prod\"}[5m]) > 1")]
    [InlineData("orders_total{status=\"failed\"} > 1", "orders_total{job=\"myshop-api\",namespace=\"prod\",status=\"failed\"} > 1")]
    [InlineData("sum(rate(checkout_seconds_bucket[5m])) > 1", "sum(rate(checkout_seconds_bucket{job=\"myshop-api\",namespace=\"prod\"}[5m])) > 1")]
    [InlineData("checkout_seconds_sum / checkout_seconds_count > 1", "checkout_seconds_sum{job=\"myshop-api\",namespace=\"prod\"} / checkout_seconds_count{job=\"myshop-api\",namespace=\"prod\"} > 1")]
    [InlineData("orders_total offset 1w > 1", "orders_total{job=\"myshop-api\",namespace=\"prod\"} offset 1w > 1")]
    [InlineData("max_over_time(sum(orders_total)[5m:1m] @ end()) > 1", "max_over_time(sum(orders_total{job=\"myshop-api\",namespace=\"prod\"})[5m:1m] @ end()) > 1")]
    [InlineData("absent(orders_total{status=\"paid\"})", "absent(orders_total{job=\"myshop-api\",namespace=\"prod\",status=\"paid\"})")]
    [InlineData("{__name__=\"orders_total\"} > 1", "{__name__=\"orders_total\",job=\"myshop-api\",namespace=\"prod\"} > 1")]
    [InlineData("{__name__=~\"orders_total|queue_count\"} > 1", "{__name__=~\"orders_total|queue_count\",job=\"myshop-api\",namespace=\"prod\"} > 1")]
    [InlineData("{__name__=~\"checkout_seconds_(?:sum|count)\"} > 1", "{__name__=~\"checkout_seconds_(?:sum|count)\",job=\"myshop-api\",namespace=\"prod\"} > 1")]
    [InlineData("{__name__=~\"checkout_seconds(_count)?\"} > 1", "{__name__=~\"checkout_seconds(_count)?\",job=\"myshop-api\",namespace=\"prod\"} > 1")]
    [InlineData("{__name__=~\".+\",__name__=\"orders_total\"} > 1", "{__name__=\"orders_total\",__name__=~\".+\",job=\"myshop-api\",namespace=\"prod\"} > 1")]
    [InlineData("topk(3, orders_total) > on (pod) group_left (x) kube_pod_info", "topk(3, orders_total{job=\"myshop-api\",namespace=\"prod\"}) > on (pod) group_left (x) kube_pod_info")]
    public void Selectors_of_declared_metrics_get_the_services_job_and_namespace(string expr, string expected) => Assert.Equal(expected, Written(expr));

    [Theory]
    [InlineData("kube_node_info > 1")]
    [InlineData("up{job=\"x\"} == 0")]
    [InlineData("job:orders:rate5m > 1")]
    [InlineData("orders_total_count > 1")]
    [InlineData("queue_count_sum > 1")]
    [InlineData("{status=\"failed\"} > 1")]
    [InlineData("{__name__=~\"orders_.*\"} > 1")]
    [InlineData("{__name__=~\"orders_total|up\"} > 1")]
    [InlineData("{__name__=~\"(orders_)?total\"} > 1")]
    [InlineData("{__name__=~\"(?i)orders_total\"} > 1")]
    [InlineData("{__name__=~\"orders_total+\"} > 1")]
    [InlineData("{__name__=~\"orders_tota[l]\"} > 1")]
    [InlineData("{__name__=~\"(((((((((((((((((((((orders_total)))))))))))))))))))))\"} > 1")]
    [InlineData("{__name__!=\"orders_total\",status=\"failed\"} > 1")]
    public void What_may_be_anothers_is_left_alone(string expr) => Assert.Equal(expr, Written(expr));

    [Theory]
    [InlineData("orders_total{job=\"other\"} > 1", "orders_total{job=\"other\",namespace=\"prod\"} > 1")]
    [InlineData("orders_total{job!=\"\"} > 1", "orders_total{job!=\"\",namespace=\"prod\"} > 1")]
    [InlineData("orders_total{job=~\".+\",namespace!~\"test-.*\"} > 1", "orders_total{job=~\".+\",namespace!~\"test-.*\"} > 1")]
    [InlineData("orders_total{namespace=\"\"} > 1", "orders_total{job=\"myshop-api\",namespace=\"\"} > 1")]
    public void A_matcher_of_the_authors_on_that_label_takes_the_place_of_ours(string expr, string expected) => Assert.Equal(expected, Written(expr));

    [Fact]
    public void Without_a_namespace_there_is_the_job_alone() =>
        Assert.Equal("orders_total{job=\"myshop-api\"} > 1", Written("orders_total > 1", ns: null));

    [Fact]
    public void What_is_compared_with_a_threshold_is_scoped_the_same_way() => Assert.Equal(
        "(orders_total{job=\"myshop-api\"} or queue_count{job=\"myshop-api\"}) > 5",
        Expr(RulesOf(Metrics, null, Alert("Signal", new ExpressionCondition("orders_total or queue_count", 5, null))), "Signal"));

    [Fact]
    public void A_metric_of_a_shipped_library_is_the_services_too() => Assert.Equal(
        "rate(jobs_total{job=\"myshop-api\"}[5m]) == 0",
        Expr(
            Write(
                Manifest(service: ShopService, alerts: [Alert("Signal", new ExpressionCondition("rate(jobs_total[5m]) == 0", null, null))]),
                references: [Manifest("Library", metrics: [Metric("jobs_total", MetricKind.Counter)])]).File("prometheusrule.yaml"),
            "Signal"));

    [Fact]
    public void Without_a_service_nothing_is_added() => Assert.Equal(
        "orders_total > 1",
        Expr(Write(Manifest(alerts: [Alert("Signal", new ExpressionCondition("orders_total > 1", null, null))]), "prod").File("prometheusrule.yaml"), "Signal"));

    [Theory]
    [InlineData(true, null, true)]
    [InlineData(false, null, false)]
    [InlineData(true, false, false)]
    [InlineData(false, true, true)]
    public void A_rule_says_it_or_else_its_assembly(bool assembly, bool? stated, bool scoped)
    {
        string yaml = Write(
            Manifest(
                service: ShopService,
                defaults: MetricDefaultsModel.None with { Scope = assembly },
                metrics: Metrics,
                alerts: [Alert("Signal", new ExpressionCondition("orders_total > 1", null, null)) with { Scope = stated }])
                .With(Recording("a:b", "sum by (namespace, job) (orders_total)", scope: stated)),
            "prod").File("prometheusrule.yaml");
        string matchers = scoped ? "{job=\"myshop-api\",namespace=\"prod\"}" : "";
        Assert.Equal(($"orders_total{matchers} > 1", $"sum by (namespace, job) (orders_total{matchers})"), (Expr(yaml, "Signal"), Expr(yaml, "a:b")));
    }

    [Fact]
    public void A_librarys_word_counts_for_its_own_rules_alone()
    {
        AlertModel alert = Alert("Own", new ExpressionCondition("orders_total > 1", null, null));
        string yaml = Write(
            Manifest(service: ShopService, metrics: Metrics, alerts: [alert]),
            references: [Manifest("Library", defaults: MetricDefaultsModel.None with { Scope = false }, alerts: [alert with { Name = "Theirs" }])]).File("prometheusrule.yaml");
        Assert.Equal(("orders_total{job=\"myshop-api\"} > 1", "orders_total > 1"), (Expr(yaml, "Own"), Expr(yaml, "Theirs")));
    }

    public static TheoryData<AlertCondition, string> TypedAlerts() => new()
    {
        { new ErrorRatioCondition(Target("orders_total"), 0.1, null, null), "sum by (namespace, job) (rate(orders_total{status=\"failed\"}[5m])) / sum by (namespace, job) (rate(orders_total[5m])) > 0.1" },
        { new LatencyCondition(Target("checkout_seconds", where: "job=~'shop-.*'"), 1, 0.95), "histogram_quantile(0.95, sum by (le, namespace, job) (rate(checkout_seconds_bucket{job=~\"shop-.*\"}[5m]))) > 1" },
        { new TrafficDropCondition(Target("orders_total"), 0.5, "1h"), "sum by (namespace, job) (rate(orders_total[5m])) < 0.5 * sum by (namespace, job) (rate(orders_total[5m] offset 1h))" },
    };

    [Theory]
    [MemberData(nameof(TypedAlerts))]
    public void An_alert_that_is_written_from_its_attribute_can_be_about_every_job(AlertCondition condition, string expected) =>
        Assert.Equal(expected, Expr(RulesOf(Metrics, "prod", Alert("Signal", condition) with { Scope = false }), "Signal"));

    [Fact]
    public void A_pod_memory_alert_stays_about_the_services_pods_in_every_namespace()
    {
        string expr = Expr(RulesOf(Metrics, "prod", Alert("Signal", new PodMemoryCondition(0.5)) with { Scope = false }), "Signal");
        Assert.DoesNotContain("namespace=\"prod\"", expr, StringComparison.Ordinal);
        Assert.Contains("pod=~\"myshop-api-", expr, StringComparison.Ordinal);
    }

    [Fact]
    public void A_scoped_absence_tells_the_namespace_by_itself()
    {
        JsonNode rule = Support.Written.Rules(RulesOf(Metrics, "prod", Alert("Signal", new ExpressionCondition("absent(orders_total)", null, null))))["Signal"];
        Assert.Null(rule["labels"]!["namespace"]);
    }

    [FactNeeds(Needs.Promtool)]
    public void The_rule_is_silent_for_another_service_and_fires_for_its_own() =>
        new RuleTest(RulesOf(Metrics, "prod", Alert("Signal", new ExpressionCondition("queue_count > 5", null, null), summary: "{{ $value }}")))
            .Series("queue_count{namespace=\"prod\",job=\"other\"}", "9x10")
            .Series("queue_count{namespace=\"test\",job=\"myshop-api\"}", "9x10")
            .Series("queue_count{namespace=\"prod\",job=\"myshop-api\"}", "1x4 7x6")
            .Silent("3m", "Signal")
            .Fires("8m", "Signal", (
                new() { ["namespace"] = "prod", ["job"] = "myshop-api", ["severity"] = "warning", ["team"] = "backend" },
                new() { ["summary"] = "7" }))
            .Run();

    [FactNeeds(Needs.Promtool)]
    public void An_absence_fires_with_the_services_labels_though_another_service_has_the_metric() =>
        new RuleTest(RulesOf(Metrics, "prod", Alert("Signal", new ExpressionCondition("absent(queue_count)", null, null), summary: "s")))
            .Series("queue_count{namespace=\"prod\",job=\"other\"}", "9x10")
            .Fires("8m", "Signal", (
                new() { ["namespace"] = "prod", ["job"] = "myshop-api", ["severity"] = "warning", ["team"] = "backend" },
                new() { ["summary"] = "s" }))
            .Run();

    private static string Written(string expr, string? ns = "prod") =>
        Expr(RulesOf(Metrics, ns, Alert("Signal", new ExpressionCondition(expr, null, null))), "Signal");

    private static string Expr(string yaml, string rule) =>
        PromQLParser.Parse((string)Support.Written.Rules(yaml)[rule]["expr"]!).Root!.ToString();
}
