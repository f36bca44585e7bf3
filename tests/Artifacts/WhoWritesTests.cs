using System.Text.Json.Nodes;
using MetricsKit.Artifacts.Tests.Support;
using MetricsKit.Model;
using static MetricsKit.Artifacts.Tests.Support.Sample;

namespace MetricsKit.Artifacts.Tests;

/// <summary>Which projects write which files, and about what.</summary>
public sealed class WhoWritesTests
{
    private static readonly MetricModel Counter = Metric("jobs_total", MetricKind.Counter, Closed("result", "ok", "bad!"));
    private static readonly AlertModel Down = Alert("Down", new ExpressionCondition("up == 0", null, null));

    [Fact]
    public void A_service_without_metrics_and_alerts_writes_nothing() =>
        AssertFiles(Write(Manifest(service: ShopService), references: [Manifest("Library")]));

    [Fact]
    public void A_service_with_an_impossible_name_and_nothing_to_say_has_no_error() =>
        AssertFiles(Write(Manifest(service: ShopService with { Name = "No Name" })));

    [Fact]
    public void A_library_writes_nothing() =>
        AssertFiles(Write(Manifest(metrics: [Counter], alerts: [Down])));

    [Fact]
    public void A_project_that_only_uses_a_library_writes_nothing() =>
        AssertFiles(Write(Manifest(), references: [Manifest("Library", metrics: [Counter], alerts: [Down])]));

    [Fact]
    public void A_service_with_metrics_alone_writes_its_monitor() =>
        AssertFiles(Write(Manifest(service: ShopService, metrics: [Counter])), "servicemonitor.yaml");

    [Fact]
    public void A_service_with_alerts_alone_writes_its_rules() =>
        AssertFiles(Write(Manifest(service: ShopService, alerts: [Down])), "prometheusrule.yaml");

    [Theory]
    [InlineData(MonitorKind.Service, new[] { "prometheusrule.yaml", "servicemonitor.yaml" })]
    [InlineData(MonitorKind.Pod, new[] { "podmonitor.yaml", "prometheusrule.yaml" })]
    [InlineData(MonitorKind.None, new[] { "prometheusrule.yaml" })]
    public void The_endpoint_says_which_monitor(MonitorKind kind, string[] files) =>
        AssertFiles(Write(Manifest(service: ShopService, endpoint: ScrapeEndpointModel.Default with { Monitor = kind }, metrics: [Counter], alerts: [Down])), files);

    [Theory]
    [InlineData(false, false, false)]
    [InlineData(true, false, true)]
    [InlineData(true, true, false)]
    public void A_server_that_knows_native_histograms_keeps_the_classic_ones_that_rules_read(bool isNative, bool isNativeOnly, bool isAsked)
    {
        MetricModel histogram = Metric("job_seconds", MetricKind.Histogram) with
        {
            IsNative = isNative,
            Buckets = isNativeOnly ? EquatableArray<double>.Empty : EquatableArray.Of(1d, 2d),
        };
        string yaml = Write(Manifest(service: ShopService, metrics: [histogram])).File("servicemonitor.yaml");
        Assert.Equal(isAsked, yaml.Contains("\n  scrapeClassicHistograms: true\n", StringComparison.Ordinal));
    }

    [Fact]
    public void A_librarys_metrics_and_alerts_are_the_services()
    {
        MonitoringManifest library = Manifest("Library", metrics: [Counter], alerts: [Alert("JobsFailing", new ErrorRatioCondition(Target("jobs_total"), 0.1, null, null))]);
        ArtifactResult result = Write(Manifest("Shop", ShopService), references: [library]);
        AssertFiles(result, "prometheusrule.yaml", "servicemonitor.yaml");
        Assert.Contains("job=\"myshop-api\"", (string)Written.Rules(result.File("prometheusrule.yaml"))["JobsFailing"]["expr"]!);
    }

    [Fact]
    public void Another_service_writes_the_same_librarys_alerts_under_its_own_name()
    {
        MonitoringManifest library = Manifest("Library", metrics: [Counter], alerts: [Alert("JobsFailing", new ErrorRatioCondition(Target("jobs_total"), 0.1, null, null))]);
        string yaml = Write(Manifest("Other", new ServiceModel("other", null, null)), references: [library]).File("prometheusrule.yaml");
        Assert.Contains("job=\"other\"", yaml);
        Assert.DoesNotContain("team", yaml);
    }

    [Theory]
    [InlineData("ClusterAlerts", "cluster-alerts")]
    [InlineData("MyCompany.HTTPAlerts_2", "my-company-http-alerts-2")]
    [InlineData("__", "alerts")]
    [InlineData("A234567890A234567890A234567890A234567890A234567890A234567890A234567890", "a234567890-a234567890-a234567890-a234567890-a234567890-a2345678")]
    public void Alerts_without_a_service_stand_under_the_assemblys_name(string assembly, string name)
    {
        ArtifactResult result = Write(Manifest(assembly, alerts: [Down]), references: [Manifest("Library", metrics: [Counter], alerts: [Alert("Foreign", Down.Condition)])]);
        AssertFiles(result, "prometheusrule.yaml");
        JsonNode rule = Written.Read(result.File("prometheusrule.yaml"));
        Assert.Equal(name, (string?)rule["metadata"]!["name"]);
        Assert.Equal(name + ".alerts", (string?)rule["spec"]!["groups"]![0]!["name"]);
        Assert.Null(rule["spec"]!["groups"]![0]!["interval"]);
        Assert.Equal(["Down"], Written.Rules(result.File("prometheusrule.yaml")).Keys);
    }

    [Fact]
    public void Memory_without_a_service_is_every_pods() => Assert.Equal(
        "sum by (namespace, pod) (container_memory_working_set_bytes{container!=\"\"})\n  / sum by (namespace, pod) (kube_pod_container_resource_limits{resource=\"memory\"})\n  > 0.9",
        (string?)Written.Rules(Write(Manifest(alerts: [Alert("M", new PodMemoryCondition(0.9))])).File("prometheusrule.yaml"))["M"]["expr"]);

    [Fact]
    public void Groups_are_named_by_the_alert_or_its_kind_and_ordered_by_name_and_signal()
    {
        MetricTarget jobs = Target("jobs_total");
        JsonNode rule = Written.Read(RulesOf(
            [Counter, Metric("wait_seconds", MetricKind.Histogram)],
            null,
            Down,
            Alert("Own", new PodMemoryCondition(0.9), group: "a.group"),
            Alert("A", new PodMemoryCondition(0.9)),
            Alert("B", new TrafficDropCondition(jobs, 0.5, "1h")),
            Alert("C", new LatencyCondition(Target("wait_seconds"), 1, 0.5)),
            Alert("E", new ErrorRatioCondition(jobs, 0.5, null, null)),
            Alert("D", new ErrorRatioCondition(jobs, 0.5, null, null))));
        Assert.Equal(
            ["a.group: Own", "myshop-api.alerts: Down", "myshop-api.golden-signals: D E C B A"],
            rule["spec"]!["groups"]!.AsArray().Select(g => $"{g!["name"]}: {string.Join(' ', g["rules"]!.AsArray().Select(r => r!["alert"]))}"));
    }

    [Theory]
    [InlineData(null, null, null)]
    [InlineData("30s", null, "30s")]
    [InlineData("30s", "2m", "2m")]
    public void Groups_are_evaluated_at_the_stated_interval_or_as_often_as_scraped(string? scraped, string? stated, string? expected)
    {
        ScrapeEndpointModel? endpoint = scraped is null ? null : ScrapeEndpointModel.Default with { Interval = scraped };
        string yaml = Write(Manifest(service: ShopService, endpoint: endpoint, defaults: new MetricDefaultsModel(null, null, null, stated), alerts: [Down])).File("prometheusrule.yaml");
        Assert.Equal(expected, (string?)Written.Read(yaml)["spec"]!["groups"]![0]!["interval"]);
    }

    [Fact]
    public void The_monitor_says_what_the_endpoint_says()
    {
        var endpoint = new ScrapeEndpointModel(MonitorKind.Pod, "web", "/internal/metrics", "1m", "20s", "https", 5000);
        string yaml = Write(Manifest(service: ShopService, endpoint: endpoint, metrics: [Counter])).File("podmonitor.yaml");
        Snapshot.Matches("podmonitor.yaml", yaml);
    }

    [Theory]
    [InlineData("MyShop")]
    [InlineData("My.Shop, v2 (net8.0)")]
    public void The_header_names_the_project(string project)
    {
        ArtifactResult result = ArtifactWriter.Write(new ArtifactInput(MyShop.Own, [MyShop.Requests], new ArtifactOptions(project)));
        Assert.All(result.Files, file =>
        {
            Assert.True(FileHeader.TryReadProject(file.Text, out string? read));
            Assert.Equal(project, read);
            Assert.True(FileHeader.TryReadProject("\uFEFF" + file.Text.Replace("\n", "\r\n"), out read));
            Assert.Equal(project, read);
        });
    }

    [Fact]
    public void A_line_break_in_a_projects_name_stays_in_the_comment() =>
        Assert.All(FileHeader.Write("a\nkind: Secret\r\u2028b").TrimEnd('\n').Split('\n'), line => Assert.StartsWith("#", line));

    [Theory]
    [InlineData("")]
    [InlineData("apiVersion: v1\n")]
    [InlineData("# Written by somebody\n")]
    [InlineData("\n# Written by Metrics.Kit from project A\n")]
    [InlineData("# Written by Metrics.Kit from project \n")]
    public void Other_files_have_no_project(string text) =>
        Assert.False(FileHeader.TryReadProject(text, out _));

    private static void AssertFiles(ArtifactResult result, params string[] names)
    {
        Assert.Empty(result.Errors);
        Assert.Equal(names, result.Files.Select(f => f.Name));
    }
}
