using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

public sealed class MK5102UnknownLabelTests
{
    [Theory]
    [InlineData("rate(shop_orders_created_total{{|MK5102:outcome|}='paid'}[5m]) > 1", "For = \"5m\"")]
    [InlineData("sum by ({|MK5102:outcome|}) (rate(shop_orders_created_total[5m])) > 1", "For = \"5m\"")]
    [InlineData("shop_queue_jobs{queue='a', {|MK5102:staus|}='x'} > 1", "For = \"5m\"")]
    [InlineData("rate(shop_checkout_duration_seconds_count{{|MK5102:le|}='1'}[5m]) > 1", "For = \"5m\"")]
    public Task A_label_that_the_metric_does_not_have(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("rate(shop_orders_created_total{status='paid', job='x', pod=~'a.*'}[5m]) > 1", "For = \"5m\"")]
    [InlineData("rate(shop_checkout_duration_seconds_bucket{le='1.0'}[5m]) > 1", "For = \"5m\"")]
    [InlineData("kube_pod_info{anything='x'} > 0", "For = \"5m\"")]
    [InlineData("sum by (namespace, instance) (rate(shop_orders_created_total[5m])) > 1", "For = \"5m\"")]
    public Task Its_labels_and_those_of_scraping_are_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': 'shop_orders_created_total' has no label 'outcome', so this selects nothing; it has status; if the target or relabelling adds it, state [assembly: TargetLabels(\"outcome\")]",
        await Verify.MessageAsync(ShopSource.Alert("rate(shop_orders_created_total{{|MK5102:outcome|}='paid'}[5m]) > 1", "For = \"5m\"")));
}
