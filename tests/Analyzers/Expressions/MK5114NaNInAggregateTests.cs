using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

public sealed class MK5114NaNInAggregateTests
{
    [Theory]
    [InlineData("avg(rate(shop_orders_created_total[5m]) {|MK5114:/|} rate(shop_orders_created_total[5m])) > 1", "For = \"5m\"")]
    [InlineData("sum by (job) (rate(shop_orders_created_total{status='refused'}[5m]) {|MK5114:/|} ignoring (status) rate(shop_orders_created_total{status='paid'}[5m])) > 1", "For = \"5m\"")]
    public Task A_division_inside_an_aggregation(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("sum(rate(shop_orders_created_total{status='refused'}[5m])) / sum(rate(shop_orders_created_total[5m])) > 1", "For = \"5m\"")]
    [InlineData("sum(shop_queue_jobs / 100) > 1", "For = \"5m\"")]
    [InlineData("max(rate(shop_orders_created_total[5m]) / rate(shop_orders_created_total[5m])) > 1", "For = \"5m\"")]
    public Task A_division_of_aggregations_is_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': where 'rate(shop_orders_created_total[5m])' is 0, 0 / 0 is NaN and makes all of avg() NaN; divide avg() by avg(), or take only denominators that are '> 0'",
        await Verify.MessageAsync(ShopSource.Alert("avg(rate(shop_orders_created_total[5m]) {|MK5114:/|} rate(shop_orders_created_total[5m])) > 1", "For = \"5m\"")));
}
