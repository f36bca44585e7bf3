using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Analyzers.Tests.Expressions;

/// <summary>What an expression may read: its own project's metrics, those of its references, another service's.</summary>
public sealed class SurroundingsTests
{
    private static readonly MetadataReference Library = (TestProject.Of("""
        [assembly: RecordingRule("job:mail_sent:rate5m", "sum by (job) (rate(mail_sent_total[5m]))")]
        [assembly: TargetLabels("region")]

        public enum MailState { Sent, Bounced }

        [MetricSet(Prefix = "mail")]
        public static partial class MailMetrics
        {
            /// <summary>Mails.</summary>
            [Counter("sent_total")] public static partial Counter Sent(MailState state);
        }
        """) with { Assembly = "Mail" }).ToReference();

    [Theory]
    [InlineData("rate(mail_sent_total{state='bounced'}[5m]) > 1")]
    [InlineData("job:mail_sent:rate5m > 1")]
    [InlineData("rate(mail_sent_total{region='eu'}[5m]) > 1")]
    [InlineData("rate({|MK5101:mail_send_total|}[5m]) > 1")]
    [InlineData("rate(mail_sent_total{state={|MK5103:'lost'|}}[5m]) > 1")]
    [InlineData("{|MK5119:job:mail_sent:rate1h|} > 1")]
    public Task Libraries_are_known(string expr) => Verify.DiagnosticsAsync(
        $"[assembly: Alert(\"A\", \"{expr}\", For = \"5m\")]", references: [Library]);

    [Theory]
    [InlineData("rate(http_requests_total{code='500', job='gateway'}[5m]) > 1")]
    [InlineData("rate(http_requests_total{code='500', job!='shop'}[5m]) > 1")]
    [InlineData("rate(http_requests_total{code='500', job=~'gate.*'}[5m]) > 1")]
    [InlineData("rate(http_requests_total{{|MK5102:code|}='500'}[5m]) > 1")]
    [InlineData("rate(http_requests_total{{|MK5102:code|}='500', job='shop'}[5m]) > 1")]
    [InlineData("rate(http_requests_total{{|MK5102:code|}='500', job=~'.+'}[5m]) > 1")]
    public Task Another_jobs_series_are_its_own(string expr) => Verify.DiagnosticsAsync($$"""
        [assembly: MetricsService("shop")]
        [assembly: Alert("A", "{{expr}}", For = "5m")]

        [MetricSet]
        public static partial class M
        {
            /// <summary>Requests.</summary>
            [Counter("http_requests_total")] public static partial Counter Requests(bool ok);
        }
        """);

    // Of a name that anybody may expose, a rule about all jobs finds others' series as well; a prefix of ours is ours alone.
    [Theory]
    [InlineData("rate(http_requests_total{code='500'}[5m]) > 1")]
    [InlineData("rate(http_requests_total{code='500', job=~'.+'}[5m]) > 1")]
    [InlineData("rate(http_requests_total{{|MK5102:code|}='500', job='shop'}[5m]) > 1")]
    [InlineData("{|MK5106:http_requests_total{code='500'}|} > 1")]
    [InlineData("rate(shop_orders_total{{|MK5102:code|}='500'}[5m]) > 1")]
    public async Task Rules_about_all_jobs_read_others_series_too(string expr)
    {
        const string Metrics = """
            [MetricSet]
            public static partial class M
            {
                /// <summary>Requests.</summary>
                [Counter("http_requests_total")] public static partial Counter Requests(bool ok);

                /// <summary>Orders.</summary>
                [Counter("shop_orders_total")] public static partial Counter Orders(bool ok);
            }
            """;
        await Verify.DiagnosticsAsync($"""[assembly: MetricsService("shop"), Alert("A", "{expr}", For = "5m", Scope = false)] {Metrics}""");
        await Verify.DiagnosticsAsync($"""[assembly: MetricsService("shop"), MetricDefaults(Scope = false), Alert("A", "{expr}", For = "5m")] {Metrics}""");
        await Verify.DiagnosticsAsync(new TestProject
        {
            Sources = [("Shop.cs", $"""[assembly: MetricsService("shop")] {Metrics}""")],
            AdditionalFiles = [("rules.yaml", $"groups:\n- name: g\n  rules:\n  - alert: A\n    expr: {expr}\n    for: 5m\n", "MetricsKitRules")],
        });
    }

    [Theory]
    [InlineData("""TrafficDropAlert("A", Metric = {|MK5101:"shop_orders_create_total"|}, Below = 0.3, For = "5m")""")]
    [InlineData("""ErrorRatioAlert("A", Metric = "shop_orders_created_total", Errors = "{|MK5102:stat|}='refused'", Above = 0.3, For = "5m")""")]
    [InlineData("""ErrorRatioAlert("A", Metric = "shop_orders_created_total", Errors = "status={|MK5103:'failed'|}", Above = 0.3, For = "5m")""")]
    [InlineData("""ErrorRatioAlert("A", Metric = "shop_orders_created_total", Where = "status='paid'", Errors = "{|MK5103:status='refused'|}", Above = 0.3, For = "5m")""")]
    [InlineData("""ErrorRatioAlert("A", Metric = "shop_orders_created_total", Where = "{|MK5102:queue|}='x'", Above = 0.3, For = "5m")""")]
    [InlineData("""ErrorRatioAlert("A", Metric = "shop_orders_created_total", Total = {|MK5101:"shop_order_created_total"|}, Above = 0.3, For = "5m")""")]
    [InlineData("""LatencyAlert("A", Metric = "shop_checkout_duration_seconds", Quantile = 0.9, Above = {|MK5109:30|}, For = "5m")""")]
    [InlineData("""TrafficDropAlert("A", Metric = "shop_orders_created_total", Below = 0.3, Window = {|MK5107:"45s"|}, For = "5m")""")]
    [InlineData("""TrafficDropAlert("A", Metric = "shop_orders_created_total", Below = 0.3, Offset = {|MK5117:"5w"|}, For = "5m")""")]
    [InlineData("""TrafficDropAlert("A", Metric = "shop_orders_created_total", Below = 0.3, For = "5m", Summary = "{{ $labels.{|MK5203:status|} }}")""")]
    [InlineData("""TrafficDropAlert("A", Metric = "shop_orders_created_total", By = ["status"], Below = 0.3, For = "5m", Summary = "{{ $labels.status }} {{ $labels.job }} {{ $labels.namespace }}")""")]
    [InlineData("""ErrorRatioAlert("A", Metric = "shop_orders_created_total", Errors = "status='refused'", Where = "pod=~'a.*'", Above = 0.3, For = "5m")""")]
    [InlineData("""PodMemoryAlert("A", Above = 0.85, For = "10m", Summary = "{{ $labels.pod }}")""")]
    public Task Alerts_that_are_made_from_attributes_are_checked_at_their_properties(string attribute) =>
        Verify.DiagnosticsAsync($"[assembly: MetricsKit.{attribute}]\n" + ShopSource.Alert("up == 0", "For = \"5m\""));

    [Fact]
    public Task A_scrape_interval_is_the_services_own() => Verify.DiagnosticsAsync("""
        [assembly: MetricsService("shop")]
        [assembly: ScrapeEndpoint(Interval = "10s")]
        [assembly: Alert("A", "rate(shop_orders_total[30s]) > 1", For = "5m")]
        [assembly: Alert("B", "rate(shop_orders_total[{|MK5107:15s|}]) > 1", For = "5m")]

        [MetricSet(Prefix = "shop")]
        public static partial class M
        {
            /// <summary>Orders.</summary>
            [Counter("orders_total")] public static partial Counter Orders();
        }
        """);
}
