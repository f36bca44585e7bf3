using System.Globalization;
using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Files;

/// <summary>Labels of a group are labels of its rules, as Prometheus has it since 3.0.</summary>
public sealed class GroupLabelTests
{
    private static TestProject Project(string rules, string config = "") => new()
    {
        Sources = [("Shop.cs", ShopSource.Alert("up == 0", "For = \"5m\""))],
        AdditionalFiles = [("rules/shop.yaml", rules, "MetricsKitRules")],
        EditorConfig = config,
    };

    [Fact]
    public Task Recorded_series_carry_them() => Verify.DiagnosticsAsync(Project("""
        groups:
          - name: rec
            labels: {env: prod}
            rules:
              - record: job:shop_queue:sum
                expr: sum by (job) (shop_queue_jobs)
              - alert: A
                expr: job:shop_queue:sum{env="prod", {|MK5102:region|}="eu"} > 5
                for: 5m
        """));

    [Fact]
    public Task Required_labels_may_be_theirs_and_a_refused_one_is_told_once() => Verify.DiagnosticsAsync(Project(
        """
        groups:
          - name: a
            labels:
              team: shop
              severity: {|MK5305:page|}
            rules:
              - alert: A
                expr: up == 0
                for: 5m
              - alert: B
                expr: up == 0
                for: 5m
              - alert: C
                expr: up == 0
                for: 5m
                labels:
                  severity: critical
          - name: b
            rules:
              - alert: {|MK5305:D|}
                expr: up == 0
                for: 5m
                labels: {severity: critical}
        """,
        "[*]\nmetrics_kit.required_labels = severity=critical|warning, team\n[*.cs]\nmetrics_kit.required_labels ="));

    [Fact]
    public Task A_template_in_them_is_told_once_at_the_group() => Verify.DiagnosticsAsync(Project("""
        groups:
          - name: a
            labels:
              size: '{{ {|MK5204:$value|} }}'
            rules:
              - alert: A
                expr: up == 0
                for: 5m
              - alert: B
                expr: up == 0
                for: 5m
        """));

    [Fact]
    public Task Rules_that_differ_in_them_are_no_twins() => Verify.DiagnosticsAsync(Project("""
        groups:
          - name: a
            labels: {env: prod}
            rules:
              - alert: A
                expr: up == 0
                for: 5m
          - name: b
            labels: {env: test}
            rules:
              - alert: A
                expr: up == 0
                for: 5m
              - alert: {|MK5302:A|}
                expr: up == 0
                for: 5m
                labels: {env: prod}
        """));

    [Theory]
    [InlineData("3.0", "labels: {a: b}\n    query_offset: 1m", "")]
    [InlineData("2.53", "labels: {a: b}\n    query_offset: 1m", "labels 3.0")]
    [InlineData("2.52", "labels: {a: b}\n    query_offset: 1m", "labels 3.0 query_offset 2.53")]
    [InlineData("2.42", "limit: 5", "")]
    public async Task Versions_that_do_not_know_a_field_refuse_it(string version, string fields, string expected)
    {
        IReadOnlyList<Diagnostic> reported = await Verify.AnalyzeAsync(new TestProject
        {
            Sources = [],
            AdditionalFiles = [("a.yaml", $"groups:\n  - name: a\n    {fields}\n    rules: []\n", "MetricsKitRules")],
            EditorConfig = $"is_global = true\nbuild_property.MetricsKitPrometheusVersion = {version}",
        });
        Assert.All(reported, d => Assert.Equal(("MK5401", DiagnosticSeverity.Error), (d.Id, d.Severity)));
        Assert.Equal(expected, string.Join(" ", reported.Select(d => d.GetMessage(CultureInfo.InvariantCulture)).Order(StringComparer.Ordinal).Select(m => m.Split('\'')[1] + " " + m.Split(' ', ',')[6])));
    }
}
