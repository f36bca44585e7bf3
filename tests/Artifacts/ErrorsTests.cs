using MetricsKit.Artifacts.Tests.Support;
using MetricsKit.Model;
using static MetricsKit.Artifacts.Tests.Support.Sample;

namespace MetricsKit.Artifacts.Tests;

/// <summary>What cannot be written is said, names its alert or property, and leaves no file.</summary>
public sealed class ErrorsTests
{
    private static readonly MetricModel[] Metrics =
    [
        Metric("orders_total", MetricKind.Counter, Closed("status", "paid", "failed")),
        Metric("queue_length", MetricKind.Gauge),
    ];

    private static readonly ExpressionCondition Up = new("up == 0", null, null);

    public static TheoryData<AlertModel, string> Alerts() => new()
    {
        { Alert("A", new ErrorRatioCondition(Target("orders_total"), 0.05, null, null)), "Alert 'A': nothing says which events of 'orders_total' are failures; mark label values with [LabelValue(IsError = true)], or state Errors or Total." },
        { Alert("A", new ErrorRatioCondition(Target("unknown_total"), 0.05, null, null)), "Alert 'A': nothing says which events of 'unknown_total' are failures" },
        { Alert("A", new ErrorRatioCondition(Target("queue_length"), 0.05, "a='b'", null)), "Alert 'A': 'queue_length' is a gauge and has no rate; name a counter or a histogram." },
        { Alert("A", new ErrorRatioCondition(Target("orders_total"), 0.05, null, "queue_length")), "Alert 'A': 'queue_length' is a gauge" },
        { Alert("A", new ErrorRatioCondition(Target("orders_total"), 0.05, "status=~5", null)), "Alert 'A': Errors `status=~5`, at character 9: " },
        { Alert("A", new LatencyCondition(Target("orders_total"), 1, 0.95)), "Alert 'A': 'orders_total' is no histogram and has no quantiles; name a histogram." },
        { Alert("A", new LatencyCondition(Target("x_seconds", where: "a="), 1, 0.95)), "Alert 'A': Where `a=`" },
        { Alert("A", new TrafficDropCondition(Target("orders_total", window: "5 minutes"), 0.5, "1h")), "Alert 'A': Window: " },
        { Alert("A", new TrafficDropCondition(Target("orders_total"), 0.5, "1.5h")), "Alert 'A': Offset: duration '1.5h' has a fraction; write whole numbers" },
        { Alert("A", new ExpressionCondition("sum(up", null, null)), "Alert 'A': expression `sum(up`, at character 7: " },
        { Alert("A", new ExpressionCondition("up[5m]", null, null)), "Alert 'A': the expression `up[5m]` gives no instant vector" },
        { Alert("A", new ExpressionCondition("\"text\"", null, null)), "Alert 'A': the expression `\"text\"` gives no instant vector" },
        { Alert("A", Up, @for: "5x"), "Alert 'A': For: duration '5x' has the unknown unit 'x'" },
        { Alert("A", Up, keepFiringFor: "-5m"), "Alert 'A': KeepFiringFor: duration '-5m' has a sign" },
        { Alert("A", Up, summary: "{for}"), "Alert 'A': Summary has {for}, but the alert states no For" },
        { Alert("A", Up, description: "{threshold}"), "Alert 'A': Description has {threshold}, but the alert states none" },
        { Alert("A", Up, labels: [("no-name", "x")]), "Alert 'A': 'no-name' names no label" },
        { Alert("A", Up, labels: [("alertname", "x")]), "Alert 'A': 'alertname' names no label" },
        { Alert("A", Up, annotations: [("1a", "x")]), "Alert 'A': '1a' names no annotation" },
        { Alert("A", Up, severity: "info", labels: [("severity", "x")]), "Alert 'A': the label 'severity' is stated by Severity too; state it once." },
        { Alert("A", Up, annotations: [("a", "x"), ("a", "y")]), "Alert 'A': the annotation 'a' is stated twice; state it once." },
    };

    [Theory]
    [MemberData(nameof(Alerts))]
    public void An_alert_that_cannot_be_written_is_named(AlertModel alert, string expected) =>
        AssertOneError(expected, Manifest(service: ShopService, metrics: Metrics, alerts: [alert]));

    [Fact]
    public void A_runbook_without_an_address_to_go_into_is_an_error() => AssertOneError(
        "Alert 'A': the runbook 'page' is no whole address, and the service states none to put it into",
        Manifest(service: ShopService with { Runbook = null }, alerts: [Alert("A", Up, runbook: "page")]));

    [Fact]
    public void A_runbook_without_a_place_in_the_address_is_an_error() => AssertOneError(
        "Alert 'A': the runbook 'page' has no place in the service's address 'https://runbooks.example.com/'; write {runbook} where it goes.",
        Manifest(service: ShopService with { Runbook = "https://runbooks.example.com/" }, alerts: [Alert("A", Up, runbook: "page")]));

    public static TheoryData<ScrapeEndpointModel, string> Endpoints() => new()
    {
        { ScrapeEndpointModel.Default with { Timeout = "31s" }, "[assembly: ScrapeEndpoint]: Timeout '31s' is longer than Interval '30s', which Prometheus refuses; write at most '30s'." },
        { ScrapeEndpointModel.Default with { Interval = "often" }, "[assembly: ScrapeEndpoint]: Interval: 'often' is not a duration" },
        { ScrapeEndpointModel.Default with { Timeout = "" }, "[assembly: ScrapeEndpoint]: Timeout: a duration is empty" },
        { ScrapeEndpointModel.Default with { Scheme = "ftp" }, "[assembly: ScrapeEndpoint]: Scheme 'ftp' is unknown; write 'http' or 'https'." },
        { ScrapeEndpointModel.Default with { SampleLimit = -1 }, "[assembly: ScrapeEndpoint]: SampleLimit -1 is negative" },
    };

    [Theory]
    [MemberData(nameof(Endpoints))]
    public void An_endpoint_that_Prometheus_refuses_is_an_error(ScrapeEndpointModel endpoint, string expected) =>
        AssertOneError(expected, Manifest(service: ShopService, endpoint: endpoint, metrics: Metrics));

    [Fact]
    public void A_timeout_as_long_as_the_interval_is_none() =>
        Assert.Empty(Write(Manifest(service: ShopService, endpoint: ScrapeEndpointModel.Default with { Interval = "1m", Timeout = "60s" }, metrics: Metrics)).Errors);

    [Fact]
    public void An_evaluation_interval_that_is_none_is_an_error() => AssertOneError(
        "The interval of the rule groups: duration '1' lacks a unit",
        Manifest(service: ShopService, defaults: new MetricDefaultsModel(null, null, null, "1"), alerts: [Alert("A", Up)]));

    [Theory]
    [InlineData("My Shop")]
    [InlineData("myshop_api")]
    [InlineData("")]
    public void A_services_name_that_Kubernetes_refuses_is_an_error(string name) => AssertOneError(
        $"The service's name '{name}' is no name in Kubernetes",
        Manifest(service: ShopService with { Name = name }, alerts: [Alert("A", Up)]));

    [Theory]
    [InlineData("Ns", "release", "prometheus", "The namespace 'Ns' is no name in Kubernetes")]
    [InlineData("ns", "re lease", "prometheus", "The label 're lease' is no label in Kubernetes")]
    [InlineData("ns", "/release", "prometheus", "The label '/release' is no label in Kubernetes")]
    [InlineData("ns", "release", "not a value", "The label 'release' has the value 'not a value', which Kubernetes refuses")]
    public void Settings_that_Kubernetes_refuses_are_errors(string ns, string label, string value, string expected)
    {
        ArtifactResult result = ArtifactWriter.Write(new ArtifactInput(MyShop.Own, [MyShop.Requests], new ArtifactOptions("MyShop", ns, [new(label, value)])));
        Assert.StartsWith(expected, Assert.Single(result.Errors));
        Assert.Empty(result.Files);
    }

    [Fact]
    public void All_errors_are_told_at_once_in_one_order()
    {
        MonitoringManifest own = Manifest(
            service: ShopService,
            endpoint: ScrapeEndpointModel.Default with { Scheme = "ftp" },
            metrics: Metrics,
            alerts: [Alert("B", Up, @for: "x"), Alert("A", Up, @for: "x")]);
        IReadOnlyList<string> errors = Write(own).Errors;
        Assert.Equal(3, errors.Count);
        Assert.Equal(errors.Order(StringComparer.Ordinal), errors);
    }

    private static void AssertOneError(string expected, MonitoringManifest own)
    {
        ArtifactResult result = Write(own);
        Assert.StartsWith(expected, Assert.Single(result.Errors));
        Assert.Empty(result.Files);
    }
}
