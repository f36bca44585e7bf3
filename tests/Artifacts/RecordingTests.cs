using System.Text.Json.Nodes;
using MetricsKit.Artifacts.Tests.Support;
using MetricsKit.Model;
using static MetricsKit.Artifacts.Tests.Support.Sample;

namespace MetricsKit.Artifacts.Tests;

/// <summary>Recording rules: where they go, in which order, with which labels.</summary>
public sealed class RecordingTests
{
    private static readonly MetricModel[] Metrics = [Metric("jobs_total", MetricKind.Counter, Closed("result", "ok", "bad!"))];

    [Fact]
    public void They_have_a_group_of_their_own_unless_one_is_stated_and_stand_before_its_alerts()
    {
        AlertModel alert = Alert("A", new ExpressionCondition("a:x > 1", null, null));
        string yaml = Rules(
            null,
            [alert, alert with { Name = "B", Group = "jobs" }],
            Recording("b:x", "sum(rate(jobs_total[5m]))", group: "jobs"),
            Recording("a:x", "sum(rate(jobs_total[5m]))"),
            Recording("c:x", "sum(rate(jobs_total[5m]))", group: "jobs"));
        Assert.Equal(["jobs: b:x c:x B", "myshop-api.alerts: A", "myshop-api.recording: a:x"], Written.Groups(yaml));
    }

    [Fact]
    public void One_is_its_name_expression_and_labels()
    {
        string yaml = Rules("prod", [], Recording("job:jobs:rate5m", "sum by(namespace,job) (rate(jobs_total[5m]))", [("tier", "No"), ("a", "b")]));
        Assert.Contains(
            """
                - name: myshop-api.recording
                  rules:
                    - record: "job:jobs:rate5m"
                      expr: 'sum by (namespace, job) (rate(jobs_total{job="myshop-api",namespace="prod"}[5m]))'
                      labels:
                        tier: "No"
                        a: b

            """.ReplaceLineEndings("\n"),
            yaml,
            StringComparison.Ordinal);
    }

    [Fact]
    public void What_another_reads_comes_before_it_whatever_its_name()
    {
        string yaml = Rules(
            null,
            [],
            Recording("a", "b / c"),
            Recording("b", "rate({__name__=~\"d|e\"}[5m])"),
            Recording("c", "sum(rate(jobs_total[5m]))"),
            Recording("d", "max_over_time(e[1h:1m])"),
            Recording("e", "sum(c)"));
        Assert.Equal(["myshop-api.recording: c e d b a"], Written.Groups(yaml));
    }

    [Fact]
    public void Order_holds_across_the_levels_of_one_name()
    {
        string yaml = Rules(
            null,
            [],
            Recording("jobs:rate5m", "sum by (result) (rate(jobs_total[5m]))", [("level", "pod")]),
            Recording("jobs:rate5m", "sum(jobs:rate5m{level=\"pod\"})", [("level", "cluster")]),
            Recording("jobs:rate5m", "sum(jobs:rate5m{level=~\"cluster|none\"})", [("level", "all")]));
        Assert.Equal(["pod", "cluster", "all"], Written.Read(yaml)["spec"]!["groups"]![0]!["rules"]!.AsArray().Select(r => (string)r!["labels"]!["level"]!));
    }

    [Fact]
    public void The_order_of_declarations_and_references_does_not_matter()
    {
        RecordingRuleModel[] rules = [Recording("a", "b"), Recording("b", "sum(up)"), Recording("b", "sum(down)"), Recording("b", "sum(up)", group: "g")];
        string first = Write(Manifest("Own", ShopService).With(rules), null, Manifest("X").With(rules[1]), Manifest("Y").With(rules[0])).File("prometheusrule.yaml");
        Assert.Equal(
            first,
            Write(Manifest("Own", ShopService).With([.. rules.Reverse()]), null, Manifest("Y").With(rules[0]), Manifest("X").With(rules[1])).File("prometheusrule.yaml"));
        Assert.Equal(["g: b", "myshop-api.recording: b b a"], Written.Groups(first));
    }

    [Theory]
    [InlineData("sum(rate(jobs_total[5m]))", "prod", "myshop-api")]
    [InlineData("sum by (job) (rate(jobs_total[5m]))", "prod", null)]
    [InlineData("sum by (namespace) (rate(jobs_total[5m]))", null, "myshop-api")]
    [InlineData("rate(jobs_total[5m])", null, null)]
    [InlineData("sum without (job) (rate(jobs_total[5m]))", null, "myshop-api")]
    [InlineData("count(kube_node_info)", "prod", "myshop-api")]
    [InlineData("absent(jobs_total)", null, null)]
    [InlineData("label_replace(sum(up), \"job\", \"x\", \"\", \"\")", "prod", null)]
    public void Labels_that_the_result_cannot_carry_tell_the_series_of_two_services_apart(string expr, string? ns, string? job)
    {
        JsonNode? labels = Written.Rules(Rules("prod", [], Recording("a:b", expr)))["a:b"]["labels"];
        Assert.Equal((ns, job), ((string?)labels?["namespace"], (string?)labels?["job"]));
    }

    [Fact]
    public void The_authors_own_labels_win()
    {
        JsonNode labels = Written.Rules(Rules("prod", [], Recording("a:b", "sum(up)", [("job", "all"), ("x", "y"), ("namespace", "")])))["a:b"]["labels"]!;
        Assert.Equal("{\"namespace\":\"\",\"job\":\"all\",\"x\":\"y\"}", labels.ToJsonString());
    }

    [Fact]
    public void Without_a_namespace_and_a_service_no_label_is_made_up() =>
        Assert.Null(Written.Rules(Write(Manifest().With(Recording("a:b", "sum(up)"))).File("prometheusrule.yaml"))["a:b"]["labels"]);

    [Fact]
    public void Those_of_a_library_are_the_services()
    {
        MonitoringManifest library = Manifest("Library", metrics: Metrics).With(Recording("a:b", "sum(rate(jobs_total[5m]))"));
        string yaml = Write(Manifest("Shop", ShopService), null, library).File("prometheusrule.yaml");
        Assert.Equal("sum(rate(jobs_total{job=\"myshop-api\"}[5m]))", (string?)Written.Rules(yaml)["a:b"]["expr"]);
        Assert.Empty(Write(library).Files);
    }

    [Fact]
    public void A_project_that_only_records_series_of_others_writes_its_rules() =>
        Assert.Equal(["my-cluster.recording: a:b"], Written.Groups(Write(Manifest("MyCluster").With(Recording("a:b", "sum(up)"))).File("prometheusrule.yaml")));

    public static TheoryData<RecordingRuleModel[], string> Faults() => new()
    {
        { [Recording("a", "sum(up")], "Recording rule 'a': expression `sum(up`, at character " },
        { [Recording("a", "up[5m]")], "Recording rule 'a': the expression `up[5m]` gives no instant vector" },
        { [Recording("a b", "up")], "Recording rule 'a b': no series can have that name" },
        { [Recording("a", "up", [("__x", "y")])], "Recording rule 'a': '__x' names no label" },
        { [Recording("a", "up", [("alertname", "y")])], "Recording rule 'a': 'alertname' names no label" },
        { [Recording("a", "up", [("x", "y"), ("x", "z")])], "Recording rule 'a': the label 'x' is stated twice" },
        { [Recording("a", "sum(a)")], "Recording rule 'a' reads the series that it records; write its expression without it, or with an offset." },
        { [Recording("c", "a"), Recording("b", "c + up"), Recording("a", "-b"), Recording("d", "a")], "Recording rules read each other, 'a' reads 'b' reads 'c' reads 'a'; write one of them without the next." },
        { [Recording("a", "a{level=\"x\"}", [("level", "x")])], "Recording rule 'a' reads the series that it records" },
    };

    [Theory]
    [MemberData(nameof(Faults))]
    public void What_cannot_be_written_is_named(RecordingRuleModel[] rules, string expected)
    {
        ArtifactResult result = Write(Manifest(service: ShopService, metrics: Metrics).With(rules));
        Assert.StartsWith(expected, Assert.Single(result.Errors), StringComparison.Ordinal);
        Assert.Empty(result.Files);
    }

    [Theory]
    [InlineData("a offset 1m + up")]
    [InlineData("a{level!=\"x\"}")]
    [InlineData("a{level=~\"y|z\"}")]
    public void What_it_recorded_earlier_and_at_other_levels_may_be_read(string expr) =>
        Assert.Empty(Write(Manifest(service: ShopService).With(Recording("a", expr, [("level", "x")]))).Errors);

    [FactNeeds(Needs.Promtool)]
    public void An_alert_on_a_recorded_series_fires() =>
        new RuleTest(Rules(
            "prod",
            [Alert("JobsFailing", new ExpressionCondition("job:jobs_bad:ratio5m", 0.1, null), "5m", summary: "{{ $value | humanizePercentage }}", description: "d")],
            Recording("job:jobs:rate5m", "sum by (namespace, job) (rate(jobs_total[5m]))", group: "myshop-api.alerts"),
            Recording("job:jobs_bad:ratio5m", "sum by (namespace, job) (rate(jobs_total{result=\"bad\"}[5m])) / job:jobs:rate5m", group: "myshop-api.alerts")))
            .Series("jobs_total{namespace=\"prod\",job=\"myshop-api\",result=\"ok\"}", "0+80x60")
            .Series("jobs_total{namespace=\"prod\",job=\"myshop-api\",result=\"bad\"}", "0+20x60")
            .Series("jobs_total{namespace=\"prod\",job=\"other\",result=\"bad\"}", "0+20x60")
            .Silent("4m", "JobsFailing")
            .Fires("20m", "JobsFailing", (
                new() { ["namespace"] = "prod", ["job"] = "myshop-api", ["severity"] = "warning", ["team"] = "backend" },
                new() { ["summary"] = "20%", ["description"] = "d" }))
            .Run();

    private static string Rules(string? ns, AlertModel[] alerts, params RecordingRuleModel[] recordings) =>
        Write(Manifest(service: ShopService, metrics: Metrics, alerts: alerts).With(recordings), ns).File("prometheusrule.yaml");
}
