using MetricsKit.Model;

namespace MetricsKit.Artifacts.Tests.Support;

/// <summary>Manifests as the compiler would write them, in few words.</summary>
internal static class Sample
{
    public static readonly ServiceModel ShopService = new("myshop-api", "backend", "https://runbooks.myshop.example.com/{runbook}");

    public static MonitoringManifest Manifest(
        string assembly = "MyShop",
        ServiceModel? service = null,
        ScrapeEndpointModel? endpoint = null,
        MetricDefaultsModel? defaults = null,
        MetricModel[]? metrics = null,
        params AlertModel[] alerts) =>
        new(assembly, service, endpoint, defaults ?? MetricDefaultsModel.None, new(metrics ?? []), new(alerts));

    public static AlertModel Alert(
        string name,
        AlertCondition condition,
        string? @for = null,
        string? keepFiringFor = null,
        string? severity = null,
        string? team = null,
        string? summary = null,
        string? description = null,
        string? runbook = null,
        (string, string)[]? labels = null,
        (string, string)[]? annotations = null,
        string? group = null) =>
        new(name, condition, @for, keepFiringFor, severity, team, summary, description, runbook, Pairs(labels), Pairs(annotations), group);

    public static RecordingRuleModel Recording(string name, string expr, (string, string)[]? labels = null, string? group = null, bool? scope = null) =>
        new(name, expr, Pairs(labels), group, scope);

    public static MonitoringManifest With(this MonitoringManifest manifest, params RecordingRuleModel[] recordings) =>
        manifest with { Recordings = new(recordings) };

    public static MetricTarget Target(string metric, string? where = null, string[]? by = null, string window = "5m", double minRate = 0) =>
        new(metric, where, new(by ?? []), window, minRate);

    public static MetricModel Metric(string name, MetricKind kind, params LabelModel[] labels) =>
        new(name, kind, "Help.", new(labels), kind == MetricKind.Histogram ? EquatableArray.Of(0.1, 0.5, 1) : default, 0, "Sample.Metrics." + name);

    /// <summary>A closed label; a value that ends in <c>!</c> counts failures.</summary>
    public static LabelModel Closed(string name, params string[] values) =>
        new(name, new ClosedDomain(values.Select(v => new LabelValueModel(v.TrimEnd('!'), v.EndsWith('!'))).ToEquatableArray()), false);

    public static LabelModel Open(string name) => new(name, new OpenDomain(100), false);

    public static ArtifactResult Write(MonitoringManifest own, string? ns = null, params MonitoringManifest[] references) =>
        ArtifactWriter.Write(new ArtifactInput(own, references, new ArtifactOptions("MyShop", ns, [])));

    /// <summary>The file of that name; fails where something is wrong.</summary>
    public static string File(this ArtifactResult result, string name)
    {
        Assert.Empty(result.Errors);
        return result.Files.Single(f => f.Name == name).Text;
    }

    /// <summary>The text of the PrometheusRule for a service with these alerts and metrics.</summary>
    public static string RulesOf(MetricModel[] metrics, string? ns, params AlertModel[] alerts) =>
        Write(Manifest(service: ShopService, metrics: metrics, alerts: alerts), ns).File("prometheusrule.yaml");

    private static EquatableArray<NameValue> Pairs((string, string)[]? pairs) =>
        (pairs ?? []).Select(p => new NameValue(p.Item1, p.Item2)).ToEquatableArray();
}
