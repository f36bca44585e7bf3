using MetricsKit.Artifacts.Tests.Support;
using MetricsKit.Model;
using static MetricsKit.Artifacts.Tests.Support.Sample;

namespace MetricsKit.Artifacts.Tests;

/// <summary>What is written is what the operator and Prometheus accept.</summary>
public sealed class SchemaTests
{
    private static readonly ScrapeEndpointModel Full = new(MonitorKind.Service, "web", "/internal/metrics", "1m", "20s", "https", 5000);

    [FactNeeds(Needs.NodePackages, Needs.Schemas)]
    public void Every_object_validates_against_the_operators_schema()
    {
        using var folder = new Folder();
        string[] files = [.. Everything().SelectMany((result, i) => result.Files.Select(f => folder.Write($"{i}-{f.Name}", f.Text)))];
        Assert.Equal(13, files.Length);
        Tool.RunToEnd("node", [Path.Combine(Repository.Tools, "validate-crd.mjs"), Repository.Schemas!, .. files]);
    }

    [FactNeeds(Needs.NodePackages, Needs.Schemas)]
    public void The_schema_refuses_a_field_that_does_not_exist()
    {
        using var folder = new Folder();
        string wrong = MyShop.Write().File("servicemonitor.yaml").Replace("scrapeTimeout", "timeout").Replace("interval:", "intervall:");
        (int exitCode, _, string error) = Tool.Run("node", Path.Combine(Repository.Tools, "validate-crd.mjs"), Repository.Schemas!, folder.Write("wrong.yaml", wrong));
        Assert.Equal(1, exitCode);
        Assert.Contains("intervall", error);
    }

    [FactNeeds(Needs.Promtool)]
    public void Promtool_accepts_every_rule()
    {
        using var folder = new Folder();
        string[] files = [.. Everything().SelectMany((result, i) => result.Files.Where(f => f.Name == "prometheusrule.yaml").Select(f => folder.Write($"{i}.yml", Written.RuleFile(f.Text))))];
        Assert.Equal(7, files.Length);
        string output = Tool.RunToEnd("promtool", ["check", "rules", "--lint=all", "--lint-fatal", .. files]);
        Assert.Contains("5 rules found", output);
    }

    private static IEnumerable<ArtifactResult> Everything() =>
    [
        MyShop.Write(),
        MyShop.Write("myshop", new("release", "prometheus"), new("example.com/tier", "No")),
        Write(Manifest("Worker", ShopService, Full with { Monitor = MonitorKind.Pod }, metrics: [Metric("jobs_total", MetricKind.Counter)])),
        Write(Manifest("Worker", ShopService, Full, metrics: [Metric("job_seconds", MetricKind.Histogram) with { IsNative = true, Buckets = EquatableArray.Of(1d, 2d) }])),
        Write(Manifest("Worker", ShopService, Full, new MetricDefaultsModel(null, null, null, "1m"), [Metric("jobs_total", MetricKind.Counter)], Alert("A", new TrafficDropCondition(Target("jobs_total", minRate: 1), 0.5, "1d"), "0", "10m"))),
        ClusterAlerts(null),
        ClusterAlerts("monitoring"),
        Recordings(ShopService, "myshop"),
        Recordings(null, null),
    ];

    private static ArtifactResult Recordings(ServiceModel? service, string? ns) => Write(
        Manifest(service: service, metrics: service is null ? [] : [Metric("jobs_total", MetricKind.Counter)], alerts: [Alert("JobsStalled", new ExpressionCondition("job:jobs:rate5m", null, 1), group: "jobs")])
            .With(
                Recording("job:jobs:rate5m", "sum by (job) (rate(jobs_total[5m]))", group: "jobs"),
                Recording("cluster:nodes:count", "count(kube_node_info)", [("level", "cluster"), ("text", "a: \"b\" #c\n{{ $value }}")]),
                Recording("constant:one", "1")),
        ns);

    private static ArtifactResult ClusterAlerts(string? ns) => Write(
        Manifest(
            "ClusterAlerts",
            alerts:
            [
                Alert("TooManyNodes", new ExpressionCondition("count(kube_node_info)", 3, null), "15m", severity: "notify", summary: "Cluster increased", labels: [("frequency", "low")], group: "nodes"),
                Alert("TooFewNodes", new ExpressionCondition("count(kube_node_info) or vector(0)", null, 1), "15m", severity: "notify", group: "nodes"),
                Alert("AnyPodMemory", new PodMemoryCondition(0.9)),
            ]),
        ns);
}
