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
