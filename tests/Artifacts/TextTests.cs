using System.Text.Json.Nodes;
using MetricsKit.Artifacts.Tests.Support;
using MetricsKit.Model;
using static MetricsKit.Artifacts.Tests.Support.Sample;

namespace MetricsKit.Artifacts.Tests;

/// <summary>Labels and annotations.</summary>
public sealed class TextTests
{
    private static readonly ExpressionCondition TooMany = new("count(up)", 3, null);

    [Theory]
    [InlineData("{service}: {alert} > {threshold} for {for}", "myshop-api: Signal > 3 for 1 hour 30 minutes")]
    [InlineData("{{ $value }} {{ \"{service}\" }} {{ `}} {alert}` }} {service}", "{{ $value }} {{ \"{service}\" }} {{ `}} {alert}` }} myshop-api")]
    [InlineData("{{- /* it's {service} */ -}}{service}", "{{- /* it's {service} */ -}}myshop-api")]
    [InlineData("{unknown} { service } {Service} {} { {", "{unknown} { service } {Service} {} { {")]
    [InlineData("{{ printf \"%s\\\"}}{for}\" .X }}{for}", "{{ printf \"%s\\\"}}{for}\" .X }}1 hour 30 minutes")]
    [InlineData("{{ `\\` }}{alert}", "{{ `\\` }}Signal")]
    [InlineData("{{ $value {service}", "{{ $value {service}")]
    public void Placeholders_are_filled_outside_of_templates(string summary, string expected) =>
        Assert.Equal(expected, Annotation("summary", Alert("Signal", TooMany, "1h30m", summary: summary)));

    [Theory]
    [InlineData("duration_seconds", 1, "1s")]
    [InlineData("duration_seconds", 0.25, "250ms")]
    [InlineData("duration_seconds", 0.0005, "500us")]
    [InlineData("duration_seconds", 90, "90s")]
    [InlineData("size_bytes", 1048576, "1MiB")]
    [InlineData("size_bytes", 1536, "1536B")]
    [InlineData("size_bytes", 2000000, "2MB")]
    [InlineData("fill_ratio", 0.07, "7%")]
    [InlineData("items", 12.5, "12.5")]
    public void A_latency_threshold_has_the_unit_of_its_metric(string metric, double above, string expected) =>
        Assert.Equal(expected, Annotation("summary", Alert("Signal", new LatencyCondition(Target(metric), above, 0.95), summary: "{threshold}")));

    [Theory]
    [InlineData(0.05, "5%")]
    [InlineData(0.07, "7%")]
    [InlineData(0.001, "0.1%")]
    [InlineData(0.29, "29%")]
    [InlineData(1, "100%")]
    public void A_ratio_threshold_is_a_percentage(double above, string expected) =>
        Assert.Equal(expected, Annotation("summary", Alert("Signal", new PodMemoryCondition(above), summary: "{threshold}")));

    [Fact]
    public void A_default_text_tells_alerts_of_one_rule_apart() => Assert.Equal(
        "myshop-api P99 latency for handler {{ $labels.handler }}, method {{ $labels.method }} > 500ms ({{ $value | humanizeDuration }})",
        Annotation("summary", Alert("Signal", new LatencyCondition(Target("request_duration_seconds", by: ["handler", "method", "job"]), 0.5, 0.99))));

    [Fact]
    public void An_expression_without_threshold_and_time_has_no_description()
    {
        JsonNode rule = Rule(Alert("Signal", new ExpressionCondition("up == 0", null, null)));
        Assert.Equal("{\"summary\":\"Signal: {{ $value | humanize }}\"}", rule["annotations"]!.ToJsonString(Written.AsIs));
    }

    [Fact]
    public void Severity_and_team_come_from_the_alert_then_its_assembly_then_the_service()
    {
        AlertModel[] alerts = [Alert("A", TooMany, severity: "page", team: "own"), Alert("B", TooMany)];
        ArtifactResult result = Write(
            Manifest("Own", ShopService, alerts: alerts),
            references:
            [
                Manifest("Library", defaults: new MetricDefaultsModel(null, "info", "platform", null), alerts: [Alert("C", TooMany)]),
                Manifest("Other", defaults: new MetricDefaultsModel(null, "notify", null, null), alerts: [Alert("D", TooMany)]),
            ]);
        IReadOnlyDictionary<string, JsonNode> rules = Written.Rules(result.File("prometheusrule.yaml"));
        Assert.Equal(
            ["A page own", "B warning backend", "C info platform", "D notify backend"],
            rules.Select(r => $"{r.Key} {r.Value["labels"]!["severity"]} {r.Value["labels"]!["team"]}").Order(StringComparer.Ordinal));
    }

    [Fact]
    public void Further_labels_and_annotations_follow_in_their_own_order_and_win_over_defaults()
    {
        JsonNode rule = Rule(Alert("Signal", TooMany, labels: [("zone", "{service}"), ("frequency", "low"), ("team", "sre")], annotations: [("dashboard", "d"), ("summary", "s")]));
        Assert.Equal("""{"severity":"warning","team":"sre","zone":"myshop-api","frequency":"low"}""", rule["labels"]!.ToJsonString(Written.AsIs));
        Assert.Equal("""{"summary":"s","dashboard":"d"}""", rule["annotations"]!.ToJsonString(Written.AsIs));
    }

    [Theory]
    [InlineData("myshop-api-5xx", "https://runbooks.myshop.example.com/myshop-api-5xx")]
    [InlineData("https://elsewhere.example.com/{alert}", "https://elsewhere.example.com/Signal")]
    public void A_runbook_is_a_whole_address_or_goes_into_the_services(string runbook, string expected) =>
        Assert.Equal(expected, Annotation("runbook_url", Alert("Signal", TooMany, runbook: runbook)));

    [Fact]
    public void An_alert_without_runbook_has_no_address() =>
        Assert.Null(Annotation("runbook_url", Alert("Signal", TooMany)));

    private static string? Annotation(string name, AlertModel alert) => (string?)Rule(alert)["annotations"]![name];

    private static JsonNode Rule(AlertModel alert) => Written.Rules(RulesOf([], null, alert))[alert.Name];
}
