using System.Globalization;
using MetricsKit.Model;

namespace MetricsKit.Model.Tests;

public class JsonTests
{
    private static readonly MonitoringManifest Full = new(
        "My.Shop",
        new ServiceModel("myshop-api", "backend", "https://runbooks/{runbook}"),
        new ScrapeEndpointModel(MonitorKind.Pod, "metrics", "/m", "15s", "10s", "https", 500),
        new MetricDefaultsModel("acme", "warning", "team", "1m") { Scope = false },
        EquatableArray.Of(
            new MetricModel("a_total", MetricKind.Counter, "Help \"quoted\" \\ \n ünïcode 😀 \u2028 \0", EquatableArray.Of(
                new LabelModel("status", new ClosedDomain(EquatableArray.Of(new LabelValueModel("ok", false), new LabelValueModel("no", true))), true),
                new LabelModel("size", new RangeDomain(-5, 5), false),
                new LabelModel("queue", new SourceDomain(20), false),
                new LabelModel("topic", new OpenDomain(50), true)), default, 7, "M.A"),
            new MetricModel("b_seconds", MetricKind.Histogram, "", default, EquatableArray.Of(0.1, 1e-7, 1e300, 2.5), 0, "M.B"),
            new MetricModel("c", MetricKind.Gauge, "", default, default, 0, "M.C") { Client = MetricClient.PrometheusNet },
            new MetricModel("e", MetricKind.Gauge, "", default, default, 0, "M.E") { Client = MetricClient.Meter },
            new MetricModel("d", MetricKind.Info, "", default, default, 0, "M.D")),
        EquatableArray.Of(
            Alert("E", new ExpressionCondition("up == 0", 1.5, null)),
            Alert("F", new ErrorRatioCondition(Target, 0.05, "status=~'5..'", "a_total")),
            Alert("G", new LatencyCondition(Target, 1, 0.95)),
            Alert("H", new TrafficDropCondition(Target, 0.3, "1h")),
            Alert("I", new PodMemoryCondition(0.85)) with { Scope = false },
            Alert("J", new PodMemoryCondition(0.85)) with { Scope = true }))
    {
        Recordings = EquatableArray.Of(
            new RecordingRuleModel("job:a:rate5m", "sum by (job) (rate(a_total[5m]))", EquatableArray.Of(new NameValue("k", "v")), "group", false),
            new RecordingRuleModel("job:a:rate1h", "1", default, null, null)),
    };

    private static MetricTarget Target => new("a_total", "x!='y'", EquatableArray.Of("queue"), "5m", 0.5);

    private static AlertModel Alert(string name, AlertCondition condition) => new(
        name, condition, "5m", "10m", "critical", "team", "{{ $value }}", "d", "book", EquatableArray.Of(new NameValue("k", "v=w")), EquatableArray.Of(new NameValue("n", "")), "group");

    [Fact]
    public void Manifest_comes_back_as_it_was() => Assert.Equal(Full, ManifestJson.Read(ManifestJson.Write(Full)));

    [Fact]
    public void Manifest_is_ASCII() => Assert.All(ManifestJson.Write(Full), c => Assert.InRange(c, ' ', '~'));

    [Fact]
    public void Every_optional_part_may_be_missing()
    {
        var empty = new MonitoringManifest("X", null, null, MetricDefaultsModel.None, default, default);
        Assert.Equal(empty, ManifestJson.Read(ManifestJson.Write(empty)));
    }

    [Fact]
    public void Text_does_not_depend_on_the_culture()
    {
        string expected = ManifestJson.Write(Full);
        CultureInfo before = CultureInfo.CurrentCulture;
        try
        {
            var odd = (CultureInfo)CultureInfo.InvariantCulture.Clone();
            odd.NumberFormat.NumberDecimalSeparator = ",";
            odd.NumberFormat.NegativeSign = "~";
            CultureInfo.CurrentCulture = odd;
            Assert.Equal(expected, ManifestJson.Write(Full));
            Assert.Equal(Full, ManifestJson.Read(expected));
        }
        finally
        {
            CultureInfo.CurrentCulture = before;
        }
    }

    [Fact]
    public void Catalogue_leaves_out_help_and_caps()
    {
        string json = CatalogJson.Write(new CatalogModel("My.Shop", "MetricsKit.Catalogs.My_Shop", Full.Metrics));
        CatalogModel read = CatalogJson.Read(json);
        Assert.Equal("MetricsKit.Catalogs.My_Shop", read.Initializer);
        Assert.Equal(Full.Metrics.Select(m => m with { Help = "", MaxSeries = 0 }), read.Metrics);
    }

    [Fact]
    public void Catalogue_comes_back_with_what_expressions_of_others_need()
    {
        var catalog = new CatalogModel("My.Shop", null, default)
        {
            Recordings = EquatableArray.Of(
                new RecordedSeriesModel("job:a:rate5m", "sum by (job) (rate(a_total[5m]))", EquatableArray.Of("k")),
                new RecordedSeriesModel("job:b:rate5m", "1", default)),
            Prefixes = EquatableArray.Of("acme_", "acme_shop_"),
            TargetLabels = EquatableArray.Of("region"),
        };
        Assert.Equal(catalog, CatalogJson.Read(CatalogJson.Write(catalog)));
    }

    [Fact]
    public void Texts_of_before_recording_rules_are_read()
    {
        MonitoringManifest manifest = ManifestJson.Read("""{"version":1,"assembly":"X","defaults":{},"metrics":[],"alerts":[{"name":"A","condition":{"kind":"podMemory","above":0.5}}]}""");
        Assert.True(manifest.Defaults.Scope);
        Assert.Null(Assert.Single(manifest.Alerts).Scope);
        Assert.Empty(manifest.Recordings);
        CatalogModel catalog = CatalogJson.Read("""{"version":1,"assembly":"X","metrics":[]}""");
        Assert.Empty(catalog.Recordings);
        Assert.Empty(catalog.Prefixes);
        Assert.Empty(catalog.TargetLabels);
    }

    [Theory]
    [InlineData("", "expected a value at character 0")]
    [InlineData("[]", "expected an object")]
    [InlineData("{\"version\":2}", "version 2")]
    [InlineData("{\"version\":1}", "'assembly' is missing")]
    [InlineData("{\"version\":1,\"assembly\":3}", "'assembly' has the wrong type")]
    [InlineData("{\"version\":1,\"assembly\":\"a\"", "expected '}' at character 27")]
    [InlineData("{\"version\":1,\"assembly\":\"a\"} x", "expected the end at character 29")]
    [InlineData("{\"version\":1,\"assembly\":\"a\\q\"}", "expected an escape")]
    [InlineData("{\"version\":1,\"assembly\":\"a\",\"alerts\":[{\"name\":\"x\",\"condition\":{\"kind\":\"magic\"}}]}", "'magic' is no kind of alert")]
    [InlineData("{\"version\":1,\"assembly\":\"a\",\"recordings\":[{\"name\":\"x\"}]}", "'expr' is missing")]
    [InlineData("{\"version\":1,\"assembly\":\"a\",\"recordings\":[{\"name\":\"x\",\"expr\":\"1\",\"scope\":1}]}", "'scope' has the wrong type")]
    [InlineData("{\"version\":1,\"assembly\":\"a\",\"metrics\":[3]}", "'metrics' holds something other than objects")]
    public void Malformed_text_is_refused_with_the_place(string text, string message)
    {
        var e = Assert.Throws<ManifestFormatException>(() => ManifestJson.Read(text));
        Assert.Contains(message, e.Message, StringComparison.Ordinal);
    }

    [Fact]
    public void Deep_nesting_is_refused() =>
        Assert.Throws<ManifestFormatException>(() => ManifestJson.Read(new string('[', 100_000)));

    [Fact]
    public void Every_cut_of_a_manifest_is_refused()
    {
        string json = ManifestJson.Write(Full);
        for (int length = 0; length < json.Length; length++)
        {
            Assert.Throws<ManifestFormatException>(() => ManifestJson.Read(json[..length]));
        }
    }
}
