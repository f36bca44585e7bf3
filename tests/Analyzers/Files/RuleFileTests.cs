using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Files;

/// <summary>Rule files get the diagnostics of attributes, at their own characters.</summary>
public sealed class RuleFileTests
{
    private static Task<System.Collections.Immutable.ImmutableArray<Diagnostic>> Check(string rules, string config = "", string attributes = "") =>
        Verify.DiagnosticsAsync(Project(rules, config, attributes));

    private static TestProject Project(string rules, string config, string attributes) => new()
    {
        Sources = [("Shop.cs", attributes + ShopSource.Alert("up == 0", "For = '5m'".Replace('\'', '"')))],
        AdditionalFiles = [("rules/shop.yaml", rules, "MetricsKitRules")],
        EditorConfig = config,
    };

    [Fact]
    public Task Every_part_of_a_rule_is_checked_where_it_stands() => Check("""
        groups:
          - name: shop
            rules:
              - alert: OrdersFail
                expr: |-
                  sum by (job) (
                    rate({|MK5101:shop_order_created_total|}{status="refused"}[5m])
                  )
                    > 0.5
                for: 5m
                labels:
                  severity: critical
                  size: '{|MK5204:{{ $value }}|}'
                annotations:
                  summary: "{{ $labels.{|MK5203:topic|} }} fail"
              - record: {|MK5304:shop_orders|}
                expr: sum(rate(shop_orders_created_total{status=~"{|MK5103:fail.*|}"}[5m]))
              - alert: Refused
                expr: sum(rate(shop_orders_created_total[5m])) {|MK5001:>> 1|}
        """.Replace("{|MK5204:{{ $value }}|}", "{{ {|MK5204:$value|} }}", StringComparison.Ordinal)
        .Replace("{|MK5103:fail.*|}", "fail.*", StringComparison.Ordinal)
        .Replace("status=~\"fail.*\"", "status=~{|MK5103:\"fail.*\"|}", StringComparison.Ordinal)
        .Replace("{|MK5001:>> 1|}", ">{|MK5001:>|} 1", StringComparison.Ordinal));

    [Fact]
    public Task What_files_record_is_known_to_attributes_and_the_other_way_round() => Check(
        """
        groups:
          - name: shop
            rules:
              - record: pod:shop_queue_jobs:max
                expr: max by (pod) (shop_queue_jobs)
              - alert: Orders
                expr: job:shop_orders:rate5m > 1 and on () pod:shop_queue_jobs:max > {|MK5119:pod:shop_queue_jobs:min|}
                for: 5m
        """,
        attributes: """
        [assembly: MetricsKit.Alert("B", "pod:shop_queue_jobs:max > 5", For = "5m")]
        [assembly: MetricsKit.Alert("C", "{|MK5119:pod:shop_queue_jobs:min|} > 5", For = "5m")]

        """);

    [Fact]
    public Task A_comment_switches_a_rule_off() => Check("""
        groups:
          - name: shop
            rules:
              # metrics-kit disable MK5101
              - alert: A
                expr: rate(shop_order_created_total[5m]) > 0.5
                for: 5m
              - alert: B
                expr: rate({|MK5101:shop_order_created_total|}[5m]) > 0.5
                for: 5m
        """);

    [Fact]
    public async Task A_comment_that_switches_nothing_off_is_a_warning()
    {
        const string Rules = "groups:\n  - name: shop\n    # metrics-kit disable mk5308 {|MK5401:MK9999|} MK5101\n    interval: 10m\n    rules:\n      {|MK5401:# metrics-kit disable 5106|}\n      - alert: A\n        expr: rate(shop_order_created_total[5m]) > 0.5\n        for: 5m\n";
        await Check(Rules);
        Assert.All(await Verify.AnalyzeAsync(Project(Rules.Replace("{|MK5401:", "", StringComparison.Ordinal).Replace("|}", "", StringComparison.Ordinal), "", "")), d => Assert.Equal(DiagnosticSeverity.Warning, d.Severity));
    }

    [Theory]
    [InlineData("none", null)]
    [InlineData("warning", DiagnosticSeverity.Warning)]
    [InlineData("suggestion", DiagnosticSeverity.Info)]
    public async Task Severities_are_those_of_sources(string severity, DiagnosticSeverity? expected)
    {
        var reported = await Verify.AnalyzeAsync(Project(
            "groups:\n  - name: shop\n    rules:\n      - alert: A\n        expr: rate(shop_order_created_total[5m]) > 0.5\n        for: 5m\n",
            $"[*.cs]\ndotnet_diagnostic.MK5101.severity = {severity}",
            ""));

        Assert.Equal(expected is null ? [] : [expected.Value], reported.Select(d => d.Severity));
    }

    [Fact]
    public async Task A_file_that_is_no_rule_file_is_left_alone() => Assert.Empty(await Verify.AnalyzeAsync(
        Project("groups: {", "", "") with { AdditionalFiles = [("a.yaml", "groups: {", "Other")] }));

    [Fact]
    public Task A_chart_is_read_past_its_actions() => Check("""
        {{- if .Values.alerts }}
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata:
          name: {{ include "shop.fullname" . }}
          labels: {{- toYaml .Values.labels | nindent 4 }}
        spec:
          groups:
            - name: shop
              rules:
                - alert: OrdersFail
                  expr: sum(rate({|MK5101:shop_order_created_total|}{job="{{ .Release.Name }}"}[{{ .Values.window }}])) > {{ .Values.threshold }}
                  for: 5m
                  annotations:
                    summary: 'Orders of {{`{{`}} $labels.{|MK5203:topic|} {{`}}`}} fail'
        {{- end }}
        """);
}

public sealed class MK5308GroupIntervalTests
{
    [Theory]
    [InlineData("{|MK5308:10m|}")]
    [InlineData("{|MK5308:1h|}")]
    [InlineData("5m")]
    [InlineData("30s")]
    public Task A_group_is_evaluated_within_the_lookback(string interval) => Verify.DiagnosticsAsync(new TestProject
    {
        Sources = [],
        AdditionalFiles = [("a.yaml", $"groups:\n  - name: shop\n    interval: {interval}\n    rules:\n      - record: job:up:sum\n        expr: sum by (job) (up)\n", "MetricsKitRules")],
    });
}

public sealed class MK5401UnreadableRuleFileTests
{
    [Theory]
    [InlineData("groups:\n  - name: shop\n    rules:\n      - alert: A\n        expr: up == 0\n        {|MK5401:annotation|}:\n          summary: x\n")]
    [InlineData("kind: PrometheusRule\napiVersion: monitoring.coreos.com/v1\nmetadata: {name: a}\nspec:\n  groups:\n    - name: shop\n      rules:\n        - alert: A\n          expr: up == 0\n          labels:\n            size: {|MK5401:5|}\n")]
    [InlineData("groups:\n  - name: shop\n    rules:\n      - alert: A\n        {|MK5401:record|}: a:b:c\n        expr: up == 0\n")]
    public Task What_Prometheus_refuses_in_a_file(string rules) => Verify.DiagnosticsAsync(new TestProject
    {
        Sources = [],
        AdditionalFiles = [("a.yaml", rules, "MetricsKitRules")],
    });

    [Theory]
    [InlineData("groups:\n  - name: shop\n    rules:\n      - alert: A\n        expr: up == 0\n        for: 5m\n")]
    [InlineData("")]
    public Task A_sound_file_is_fine(string rules) => Verify.DiagnosticsAsync(new TestProject
    {
        Sources = [],
        AdditionalFiles = [("a.yaml", rules, "MetricsKitRules")],
    });
}

public sealed class MK5402UnreadableMetricListTests
{
    [Theory]
    [InlineData("billing_total counter\nbilling {|MK5402:invoices|} paid\n")]
    [InlineData("# TYPE a counter\na_total{x=\"1\"} 5\n")]
    [InlineData("a_total{x, y} counter # theirs\nb_*\n")]
    public Task A_list_is_names_or_a_scrape(string list) => Verify.DiagnosticsAsync(new TestProject
    {
        Sources = [],
        AdditionalFiles = [("a.txt", list, "MetricsKitMetrics")],
    });

    [Fact]
    public Task What_a_list_names_exists_and_is_checked() => Verify.DiagnosticsAsync(new TestProject
    {
        Sources =
        [
            ("Shop.cs", ShopSource.Alert("rate(shop_invoices_total[5m]) > 1", "For = \"5m\"")),
            ("More.cs", """
                [assembly: Alert("B", "{|MK5106:shop_invoices_total|} > 1", For = "5m")]
                [assembly: Alert("C", "rate(shop_invoices_total{{|MK5102:country|}='x'}[5m]) > 1", For = "5m")]
                [assembly: Alert("D", "shop_legacy_anything > 1", For = "5m")]
                [assembly: Alert("E", "{|MK5101:shop_other_anything|} > 1", For = "5m")]
                """),
        ],
        AdditionalFiles = [("a.txt", "shop_invoices_total{currency} counter\nshop_legacy_*\n", "MetricsKitMetrics")],
    });
}
