using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Tests.Checks;

public sealed class RuleFieldsTests
{
    private static IEnumerable<string> Found(RuleText rule, params HouseRule[] house) =>
        RuleChecker.Check(rule, MetricCatalog.Empty, new CheckOptions { HouseRules = house, TargetVersion = new Version(2, 42) })
            .Where(f => f.Part != RulePart.Expr)
            .Select(f => $"{f.Kind} {f.Part} {f.Index} {f.Start}-{f.End}");

    private static RuleText Alert(string name = "A") => new(RuleKind.Alerting, name, "up == 0") { For = "5m" };

    private static RuleText Recording(string name) => new(RuleKind.Recording, name, "sum(up)");

    [Theory]
    [InlineData("5 minutes", "Duration For 0 0-9")]
    [InlineData("0s", "RedundantFor For 0 0-2")]
    [InlineData("5m", null)]
    [InlineData("1h30m", null)]
    public void A_duration_says_something(string duration, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Found(Alert() with { For = duration }));

    [Fact]
    public void Keep_firing_for_is_read_too() => Assert.Equal(["RedundantFor KeepFiringFor 0 0-1"], Found(Alert() with { KeepFiringFor = "0" }));

    [Theory]
    [InlineData("job:up:sum", null)]
    [InlineData("job_instance:http_requests:rate5m", null)]
    [InlineData("up_sum", "RecordingName Name 0 0-6")]
    [InlineData("job:up", null)]
    [InlineData(":up:sum", null)]
    [InlineData("cluster:namespace:pod_memory:active", null)]
    [InlineData("job up", "IllegalName Name 0 0-6")]
    [InlineData("1up", "IllegalName Name 0 0-3")]
    [InlineData("", "IllegalName Name 0 0-0")]
    public void A_recorded_series_has_a_name_by_custom(string name, string? expected) =>
        Assert.Equal(expected is null ? [] : [expected], Found(Recording(name)));

    [Fact]
    public void An_alert_has_a_name() => Assert.Equal(["IllegalName Name 0 0-1"], Found(Alert(" ")));

    [Fact]
    public void Labels_and_annotations_have_names_that_Prometheus_takes() => Assert.Equal(
        ["IllegalName Label 1 0-1", "IllegalName Label 2 0-1", "IllegalName Annotation 0 0-2"],
        Found(Alert() with { Labels = [new("team", "x"), new("my-team", "x"), new("__name__", "x")], Annotations = [new("run book", "xy")] }));

    [Fact]
    public void Prometheus_3_takes_any_name()
    {
        RuleText rule = Alert() with { Labels = [new("my-team", "x"), new("", "x")], Annotations = [new("run book", "xy")] };

        Assert.Equal(1, Assert.Single(RuleChecker.Check(rule, MetricCatalog.Empty), f => f.Kind == FindingKind.IllegalName).Index);
    }

    [Fact]
    public void A_house_asks_for_labels_annotations_and_names()
    {
        HouseRule[] house =
        [
            new(HouseSubject.Label, "team", null),
            new(HouseSubject.Label, "severity", "critical|warning"),
            new(HouseSubject.Annotation, "runbook_url", "https://.+"),
            new(HouseSubject.AlertName, "", "Shop[A-Z].*"),
            new(HouseSubject.RecordName, "", "job:.*"),
        ];

        Assert.Equal(
            ["HouseLabel Name 0 0-1", "HouseAnnotation Name 0 0-1", "HouseName Name 0 0-1", "HouseLabel Label 0 0-4"],
            Found(Alert() with { Labels = [new("severity", "page")] }, house));
        Assert.Empty(Found(
            Alert("ShopDown") with { Labels = [new("severity", "critical"), new("team", "{{ $labels.team }}")], Annotations = [new("runbook_url", "https://x")] }, house));
        Assert.Equal(["HouseName Name 0 0-10"], Found(Recording("pod:up:sum"), house));
    }

    [Fact]
    public void An_empty_label_is_none() =>
        Assert.Equal(["HouseLabel Name 0 0-1"], Found(Alert() with { Labels = [new("team", "")] }, new HouseRule(HouseSubject.Label, "team", null)));

    [Fact]
    public void What_a_template_makes_is_left_open() => Assert.Empty(Found(
        Alert() with { Labels = [new("severity", "{{ if gt $value 5.0 }}critical{{ else }}warning{{ end }}")] }, new HouseRule(HouseSubject.Label, "severity", "critical|warning")));
}
