using System.Globalization;
using MetricsKit.Artifacts.Tests.Support;
using MetricsKit.Model;

namespace MetricsKit.Artifacts.Tests;

/// <summary>Same declarations, same bytes.</summary>
public sealed class DeterminismTests
{
    private static readonly string Expected = Bytes(MyShop.Own, [MyShop.Requests, Library("A"), Library("B")], [new("release", "prometheus"), new("tier", "web")]);

    [Fact]
    public void The_order_of_alerts_metrics_references_and_labels_does_not_matter() => Assert.Equal(
        Expected,
        Bytes(
            MyShop.Own with { Alerts = new([.. MyShop.Own.Alerts.Reverse()]), Metrics = new([.. MyShop.Own.Metrics.Reverse()]) },
            [Library("B"), Library("A"), MyShop.Requests, Library("A"), MyShop.Own],
            [new("tier", "web"), new("release", "prometheus")]));

    // The tests run without the system's cultures; what could harm is in the formats, so those are set by hand.
    [Fact]
    public void A_culture_that_writes_numbers_otherwise_does_not_matter()
    {
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat.NumberDecimalSeparator = ",";
            odd.NumberFormat.NumberGroupSeparator = ".";
            odd.NumberFormat.NegativeSign = "\u2212";
            odd.NumberFormat.PercentSymbol = "\u066A";
            CultureInfo.CurrentCulture = odd;
            Assert.Equal(Expected, Bytes(MyShop.Own, [MyShop.Requests, Library("A"), Library("B")], [new("release", "prometheus"), new("tier", "web")]));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void The_order_of_alerts_of_one_name_does_not_matter()
    {
        AlertModel[] alerts = [Sample.Alert("Same", new ExpressionCondition("a", 1, null)), Sample.Alert("Same", new ExpressionCondition("b", 1, null))];
        Assert.Equal(
            Bytes(Sample.Manifest(service: Sample.ShopService, alerts: alerts), [], []),
            Bytes(Sample.Manifest(service: Sample.ShopService, alerts: [.. alerts.Reverse()]), [], []));
    }

    [Fact]
    public void Of_two_libraries_that_declare_one_metric_the_same_one_counts_in_any_order()
    {
        MonitoringManifest own = Sample.Manifest(
            service: Sample.ShopService,
            alerts: [Sample.Alert("Errors", new ErrorRatioCondition(Sample.Target("jobs_total"), 0.1, null, null))]);
        MonitoringManifest a = Sample.Manifest("A", metrics: [Sample.Metric("jobs_total", MetricKind.Counter, Sample.Closed("result", "ok", "bad!"))]);
        MonitoringManifest b = Sample.Manifest("B", metrics: [Sample.Metric("jobs_total", MetricKind.Counter, Sample.Closed("outcome", "ok", "bad!"))]);
        Assert.Equal(Bytes(own, [a, b], []), Bytes(own, [b, a], []));
    }

    [Fact]
    public void The_same_rule_twice_is_written_once()
    {
        AlertModel alert = Sample.Alert("Signal", new ExpressionCondition("up == 0", null, null));
        ArtifactResult result = Sample.Write(
            Sample.Manifest("Own", Sample.ShopService, alerts: [alert]),
            references: [Sample.Manifest("Library", alerts: [alert, Sample.Alert("Signal", new ExpressionCondition("up == 1", null, null))])]);
        Assert.Equal(2, result.File("prometheusrule.yaml").Split("- alert: Signal").Length - 1);
    }

    private static MonitoringManifest Library(string name) => Sample.Manifest(
        name,
        metrics: [Sample.Metric(name.ToLowerInvariant() + "_total", MetricKind.Counter)],
        alerts:
        [
            Sample.Alert("I" + name, new ExpressionCondition("up", 1.5, null)),
            Sample.Alert("Shared", new ExpressionCondition("up", name == "A" ? 1 : 2, null), group: "shared"),
        ]);

    private static string Bytes(MonitoringManifest own, MonitoringManifest[] references, KeyValuePair<string, string>[] labels)
    {
        ArtifactResult result = ArtifactWriter.Write(new ArtifactInput(own, references, new ArtifactOptions("MyShop", "ns", labels)));
        Assert.Empty(result.Errors);
        return string.Concat(result.Files.Select(f => f.Name + "\n" + f.Text));
    }
}
