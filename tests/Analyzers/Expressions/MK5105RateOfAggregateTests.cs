using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

public sealed class MK5105RateOfAggregateTests
{
    [Theory]
    [InlineData("{|MK5105:rate(sum(shop_orders_created_total)[5m:1m])|} > 1", "For = \"5m\"")]
    [InlineData("{|MK5105:increase(sum by (status) (shop_orders_created_total)[1h:1m])|} > 1", "For = \"5m\"")]
    public Task A_rate_around_an_aggregation(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("sum(rate(shop_orders_created_total[5m])) > 1", "For = \"5m\"")]
    [InlineData("max_over_time(sum(rate(shop_orders_created_total[5m]))[1h:1m]) > 1", "For = \"5m\"")]
    [InlineData("deriv(sum(shop_queue_jobs)[1h:1m]) > 1", "For = \"5m\"")]
    public Task A_rate_inside_is_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': rate() of sum() takes the restart of one process for a fall of all; write sum(rate(…))",
        await Verify.MessageAsync(ShopSource.Alert("{|MK5105:rate(sum(shop_orders_created_total)[5m:1m])|} > 1", "For = \"5m\"")));
}
