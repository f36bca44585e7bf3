using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

public sealed class MK5101UnknownMetricTests
{
    [Theory]
    [InlineData("rate({|MK5101:shop_orders_create_total|}[5m]) > 1", "For = \"5m\"")]
    [InlineData("rate({|MK5101:shop_orders_created|}[5m]) > 1", "For = \"5m\"")]
    [InlineData("{|MK5101:shop_checkout_duration_seconds|} > 1", "For = \"5m\"")]
    [InlineData("increase({|MK5101:shop_checkout_duration_seconds_buckets|}[5m]) > 1", "For = \"5m\"")]
    [InlineData("{__name__='{|MK5101:shop_queue_job|}'} > 1", "For = \"5m\"")]
    [InlineData("sum(rate(shop_orders_created_total[5m])) / sum(rate({|MK5101:shop_orders_crated_total|}[5m])) > 1", "For = \"5m\"")]
    public Task A_name_that_nothing_exposes(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("up == 0", "For = \"5m\"")]
    [InlineData("kube_pod_status_ready == 0", "For = \"5m\"")]
    [InlineData("ALERTS{alertname='X'} > 0", "For = \"5m\"")]
    [InlineData("rate(node_cpu_seconds_total[5m]) > 1", "For = \"5m\"")]
    [InlineData("sum(rate({__name__=~'shop_.+_total'}[5m])) > 1", "For = \"5m\"")]
    [InlineData("rate(shop_checkout_duration_seconds_count[5m]) > 1", "For = \"5m\"")]
    public Task Names_of_others_and_of_every_part_are_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    // A common word is ours where it is stated, and what exporters use never is.
    [Theory]
    [InlineData("Prefix = \"api\"", "orders_total", "{|MK5101:api_refunds_total|}")]
    [InlineData("Prefix = \"myapi\"", "orders_total", "{|MK5101:myapi_refunds_total|}")]
    [InlineData("", "myapi_orders_total", "{|MK5101:myapi_refunds_total|}")]
    [InlineData("", "api_orders_total", "api_refunds_total")]
    [InlineData("Prefix = \"http\"", "orders_total", "http_refunds_total")]
    [InlineData("", "http_orders_total", "http_refunds_total")]
    public Task A_prefix_tells_whose_a_name_is(string prefix, string name, string read) => Verify.DiagnosticsAsync($$"""
        [assembly: Alert("A", "rate({{read}}[5m]) > 1", For = "5m")]

        [MetricSet({{prefix}})]
        public static partial class Metrics
        {
            /// <summary>Orders.</summary>
            [Counter("{{name}}")]
            public static partial Counter Orders();
        }
        """);

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': no metric 'shop_orders_create_total' is declared; did you mean 'shop_orders_created_total'?",
        await Verify.MessageAsync(ShopSource.Alert("rate({|MK5101:shop_orders_create_total|}[5m]) > 1", "For = \"5m\"")));
}
