using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

public sealed class MK5110SidesNeverMatchTests
{
    [Theory]
    [InlineData("sum by (status) (rate(shop_orders_created_total[5m])) {|MK5110:/|} sum by (job) (rate(shop_orders_created_total[5m])) > 1", "For = \"5m\"")]
    [InlineData("rate(shop_orders_created_total{status='refused'}[5m]) {|MK5110:/|} rate(shop_orders_created_total{status='paid'}[5m]) > 1", "For = \"5m\"")]
    [InlineData("sum(rate(shop_orders_created_total[5m])) / on ({|MK5110:status|}) sum by (status) (rate(shop_orders_created_total[5m])) > 1", "For = \"5m\"")]
    public Task Sides_whose_labels_are_never_equal(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("sum by (job) (rate(shop_orders_created_total[5m])) / sum by (job) (rate(shop_checkout_duration_seconds_count[5m])) > 1", "For = \"5m\"")]
    [InlineData("rate(shop_orders_created_total{status='refused'}[5m]) / ignoring (status) rate(shop_orders_created_total{status='paid'}[5m]) > 1", "For = \"5m\"")]
    [InlineData("a_total / b_total > 1", "For = \"5m\"")]
    [InlineData("rate(shop_orders_created_total{status='refused'}[5m]) / ignoring (status) group_left sum without (status) (rate(shop_orders_created_total[5m])) > 1", "For = \"5m\"")]
    public Task Sides_that_can_match_are_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': the sides never match, so '/' gives nothing: only the left has 'status': on the right, 'sum by (job)' keeps only job; match by 'on (…)', or leave it out with 'ignoring (status)'",
        await Verify.MessageAsync(ShopSource.Alert("sum by (status) (rate(shop_orders_created_total[5m])) {|MK5110:/|} sum by (job) (rate(shop_orders_created_total[5m])) > 1", "For = \"5m\"")));
}
