using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Files;

/// <summary>Expressions of charts are checked but for what Helm fills in, and what depends on it.</summary>
public sealed class ChartTests
{
    private const string Rate = "rate(shop_orders_created_total{status=\"refused\", namespace=\"{{ .Release.Namespace }}\"}[5m])";

    [Theory]
    [InlineData("rate(shop_orders_created_total{status={|MK5103:\"fail\"|}, namespace=\"{{ .Release.Namespace }}\"}[5m]) > 0.5")]
    [InlineData("rate(shop_orders_created_total{{|MK5102:stat|}=\"fail\", namespace=\"{{ .Release.Namespace }}\"}[5m]) > 0.5")]
    [InlineData("rate(shop_orders_created_total{namespace=\"{{ .Release.Namespace }}\", {|MK5102:stat|}=\"fail\"}[5m]) > 0.5")]
    [InlineData("sum by ({|MK5102:stat|}) (rate(shop_orders_created_total{namespace=\"{{ .Release.Namespace }}\"}[5m])) > 0.5")]
    [InlineData("rate(shop_checkout_duration_seconds_bucket{le={|MK5103:\"0.3\"|}, namespace=\"{{ .Release.Namespace }}\"}[5m]) > 0.5")]
    [InlineData("rate(shop_orders_created_total{job=\"{{ $jobName }}\", namespace=~\"{{ $targetNamespace }}\", {|MK5102:stat|}=\"fail\"}[5m]) > {{ .Values.threshold }}")]
    [InlineData("rate(shop_orders_created_total{ {{ .Values.selector }}, {|MK5102:stat|}=\"fail\"}[{{ .Values.window }}]) > {{ .Values.threshold }}")]
    [InlineData("sum by ({|MK5102:stat|}, {{ range $.Values.defaultRules.additionalAggregationLabels }}{{ . }},{{ end }}job) (rate(shop_orders_created_total{namespace=\"{{ .Release.Namespace }}\"}[5m])) > 0.5")]
    [InlineData("rate(shop_orders_created_total{namespace=\"{{ .Release.Namespace }}\"}[{|MK5107:15s|}]) > {{ .Values.threshold }} and rate(shop_orders_created_total[{{ .Values.window }}]) > 1")]
    [InlineData("{|MK5112:rate(shop_orders_created_total{namespace=\"{{ .Release.Namespace }}\"}[5m]) < 0|} and on () shop_queue_jobs > {{ .Values.threshold }}")]
    [InlineData("rate(shop_orders_created_total{namespace=\"{{ .Release.Namespace }}\", {|MK5115:status=~\"refused\"|}}[5m]) > 0.5")]
    public Task What_is_wrong_beside_a_filled_place_is_told(string expr) => Check(expr);

    [Theory]
    [InlineData("rate(shop_orders_created_total{status=\"{{ .Values.status }}\"}[5m]) > 0.5")]
    [InlineData("rate(shop_orders_created_total{status=~\"{{ .Values.status }}|refused\"}[5m]) > 0.5")]
    [InlineData("rate(shop_orders_created_total{ {{- .Values.selector }} }[5m]) > 0.5")]
    [InlineData("rate(shop_checkout_duration_seconds_bucket{le=\"{{ .Values.bound }}\"}[5m]) > 0.5")]
    [InlineData(Rate + " > {{ .Values.threshold }}")]
    [InlineData(Rate + " < {{ .Values.threshold }}")]
    [InlineData(Rate + " >= {{ .Values.threshold }}")]
    [InlineData("up > {{ .Values.threshold }}")]
    [InlineData("rate(shop_orders_created_total[{{ .Values.window }}]) > 0.5")]
    [InlineData("rate(shop_orders_created_total[{{ .Values.seconds }}s]) > 0.5")]
    [InlineData("histogram_quantile(0.9, sum by (le) (rate(shop_checkout_duration_seconds_bucket[5m]))) > {{ .Values.threshold }}")]
    [InlineData("shop_queue_jobs{namespace=\"{{ .Values.a }}\"} > on (namespace) shop_queue_jobs{namespace=\"prod\"}")]
    [InlineData("sum by (job{{ range .Values.more }}, {{ . }}{{ end }}) (shop_queue_jobs) > on (job, namespace) sum by (job, namespace) (shop_queue_jobs)")]
    [InlineData("sum by (namespace) (sum by ({{ range .Values.more }}{{ . }}, {{ end }}job) (shop_queue_jobs)) > 5")]
    [InlineData("{{ .prefix }}_requests_total{stat=\"fail\"} > 5")]
    [InlineData("label_replace(shop_queue_jobs, \"a\", \"$1\", \"{{ .Values.label }}\", \"(.*)\") > 5")]
    [InlineData("sum({__name__=\"{{ .Values.metric }}\"}) > 5")]
    public Task Nothing_is_said_of_what_depends_on_it(string expr) => Check(expr);

    [Theory]
    [InlineData("", DiagnosticSeverity.Warning)]
    [InlineData("[*.cs]\ndotnet_diagnostic.MK5401.severity = error", DiagnosticSeverity.Error)]
    [InlineData("[*.cs]\ndotnet_diagnostic.MK5401.severity = none", null)]
    public async Task A_template_that_cannot_be_read_is_a_warning_unless_somebody_says_otherwise(string config, DiagnosticSeverity? severity)
    {
        var reported = await Verify.AnalyzeAsync(new TestProject
        {
            Sources = [("A.cs", "class C;")],
            AdditionalFiles = [("rules.yaml", "{{- if .Values.enabled }}\ngroups:\n\t- name: a\n{{- end }}\n", "MetricsKitRules")],
            EditorConfig = config,
        });
        Assert.Equal(severity is null ? [] : [("MK5401", severity.Value)], reported.Select(d => (d.Id, d.Severity)));
    }

    private static Task Check(string expr) => Verify.DiagnosticsAsync(new TestProject
    {
        Sources = [("Shop.cs", ShopSource.Alert("up == 0", "For = \"5m\""))],
        AdditionalFiles =
        [
            ("rules.yaml", """
                {{- if .Values.enabled }}
                {{- $jobName := include "shop.name" . }}
                groups:
                  - name: shop
                    rules:
                      - alert: A
                        expr: |
                          EXPR
                        for: 5m
                {{- end }}
                """.Replace("EXPR", expr, StringComparison.Ordinal), "MetricsKitRules"),
        ],
    });
}
