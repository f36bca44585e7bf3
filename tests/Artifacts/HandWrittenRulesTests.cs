using System.Text.Json.Nodes;
using MetricsKit.Artifacts.Tests.Support;
using MetricsKit.PromQL;

namespace MetricsKit.Artifacts.Tests;

/// <summary>
/// The shop's rules say what a team writes by hand, alert by alert. What differs is listed in docs/artifacts.md;
/// undoing exactly that, and nothing else, gives the hand-written expression.
/// </summary>
public sealed class HandWrittenRulesTests
{
    private const string ByHandPods = "myshop-api-.*";

    private static readonly JsonNode File = Written.Read(MyShop.Write("myshop", new KeyValuePair<string, string>("release", "prometheus")).File("prometheusrule.yaml"));

    [Theory]
    [InlineData(
        "MyshopApiHighErrorRate", "5m", "critical",
        "sum(rate(http_requests_total{app='myshop-api',status=~'5..'}[5m])) / sum(rate(http_requests_total{app='myshop-api'}[5m])) > 0.05")]
    [InlineData(
        "MyshopApiHighLatencyP95", "10m", "warning",
        "histogram_quantile(0.95, sum by (le) (rate(http_request_duration_seconds_bucket{app='myshop-api'}[5m]))) > 1.0")]
    [InlineData(
        "MyshopApiTrafficDrop", "10m", "warning",
        "sum(rate(http_requests_total{app='myshop-api'}[5m])) < 0.3 * sum(rate(http_requests_total{app='myshop-api'}[5m] offset 1h))")]
    [InlineData(
        "MyshopApiPodMemoryHigh", "10m", "warning",
        "sum by (pod) (container_memory_working_set_bytes{namespace='myshop',pod=~'myshop-api-.*'}) / sum by (pod) (kube_pod_container_resource_limits{namespace='myshop',pod=~'myshop-api-.*',resource='memory'}) > 0.85")]
    public void Each_alert_is_the_hand_written_one_but_for_the_listed_differences(string alert, string @for, string severity, string byHand)
    {
        JsonNode rule = Rules()[alert];
        Expr expr = PromQLParser.Parse((string)rule["expr"]!).Root!;
        Assert.Equal(PromQLParser.Parse(byHand).Root, new Undo().Visit(expr));
        Assert.NotEqual(PromQLParser.Parse(byHand).Root, expr);
        Assert.Equal(@for, (string?)rule["for"]);
        Assert.Equal($$"""{"severity":"{{severity}}","team":"backend"}""", rule["labels"]!.ToJsonString());
    }

    [Fact]
    public void The_error_alert_has_the_hand_written_texts_to_the_letter() => Assert.Equal(
        """{"summary":"myshop-api 5xx rate > 5% ({{ $value | humanizePercentage }})","description":"5xx ratio has stayed above 5% for over 5 minutes.","runbook_url":"https://runbooks.myshop.example.com/myshop-api-5xx"}""",
        Rules()["MyshopApiHighErrorRate"]["annotations"]!.ToJsonString(Written.AsIs));

    [Theory]
    [InlineData("MyshopApiHighLatencyP95", "myshop-api P95 latency > 1s ({{ $value | humanizeDuration }})")]
    [InlineData("MyshopApiTrafficDrop", "myshop-api traffic sharp drop (below 30% of 1 hour ago, now {{ $value | humanize }}/s)")]
    [InlineData("MyshopApiPodMemoryHigh", "myshop-api Pod {{ $labels.pod }} memory > 85% of limit ({{ $value | humanizePercentage }})")]
    public void The_others_have_a_summary_of_their_own(string alert, string summary) =>
        Assert.Equal(summary, (string?)Rules()[alert]["annotations"]!["summary"]);

    [Fact]
    public void The_group_and_the_object_are_the_hand_written_ones()
    {
        Assert.Equal("myshop-api", (string?)File["metadata"]!["name"]);
        Assert.Equal("prometheus", (string?)File["metadata"]!["labels"]!["release"]);
        JsonNode group = Assert.Single(File["spec"]!["groups"]!.AsArray())!;
        Assert.Equal("myshop-api.golden-signals", (string?)group["name"]);
        Assert.Equal("30s", (string?)group["interval"]);
        Assert.Equal(
            ["MyshopApiHighErrorRate", "MyshopOrdersFailing", "MyshopApiHighLatencyP95", "MyshopApiTrafficDrop", "MyshopApiPodMemoryHigh"],
            group["rules"]!.AsArray().Select(r => (string)r!["alert"]!));
    }

    [Fact]
    public void The_monitor_is_the_hand_written_one_but_for_its_job_label()
    {
        JsonNode monitor = Written.Read(MyShop.Write("myshop").File("servicemonitor.yaml"));
        Assert.True(monitor["spec"]!.AsObject().Remove("jobLabel"));
        Assert.Equal(
            """{"selector":{"matchLabels":{"app.kubernetes.io/name":"myshop-api"}},"endpoints":[{"port":"http","path":"/metrics","interval":"30s"}]}""",
            monitor["spec"]!.ToJsonString(Written.AsIs));
    }

    private static IReadOnlyDictionary<string, JsonNode> Rules() =>
        File["spec"]!["groups"]![0]!["rules"]!.AsArray().ToDictionary(r => (string)r!["alert"]!, r => r!);

    /// <summary>Takes back each difference that docs/artifacts.md lists.</summary>
    private sealed class Undo : PromQLRewriter
    {
        // by (namespace, job) is the plain sum, by (namespace, pod) is by (pod).
        public override PromQLNode VisitAggregateExpr(AggregateExpr node) =>
            base.VisitAggregateExpr(node with { Grouping = new(node.Grouping.Where(l => l.Name is not ("namespace" or "job"))) });

        public override PromQLNode VisitVectorSelector(VectorSelector node)
        {
            bool own = node.Matchers.Any(m => m.Name == "job");
            return base.VisitVectorSelector(node with { Matchers = new(node.Matchers.Where(m => !(own && m.Name == "namespace") && m.Name != "container").Select(ByHand)) });
        }

        private static LabelMatcher ByHand(LabelMatcher matcher) => matcher.Name switch
        {
            "job" => matcher with { Name = "app" },
            "pod" => matcher with { Value = ByHandPods },
            _ => matcher,
        };
    }
}
