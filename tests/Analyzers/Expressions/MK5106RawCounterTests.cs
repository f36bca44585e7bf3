using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

public sealed class MK5106RawCounterTests
{
    [Theory]
    [InlineData("{|MK5106:shop_orders_created_total|} > 100", "For = \"5m\"")]
    [InlineData("sum({|MK5106:shop_orders_created_total{status='refused'}|}) > 100", "For = \"5m\"")]
    [InlineData("{|MK5106:shop_checkout_duration_seconds_count|} > 5", "For = \"5m\"")]
    public Task A_counter_as_it_stands(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("increase(shop_orders_created_total[1h]) > 100", "For = \"5m\"")]
    [InlineData("absent(shop_orders_created_total)", "For = \"5m\"")]
    [InlineData("count(shop_orders_created_total) > 5", "For = \"5m\"")]
    [InlineData("shop_queue_jobs > 1", "For = \"5m\"")]
    [InlineData("resets(shop_orders_created_total[1h]) > 3", "For = \"5m\"")]
    [InlineData("changes(shop_orders_created_total[1h]) > 3", "For = \"5m\"")]
    public Task What_a_counter_is_read_with_is_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': 'shop_orders_created_total' is a counter, and its value is the count since each process started; write rate(shop_orders_created_total[5m])",
        await Verify.MessageAsync(ShopSource.Alert("{|MK5106:shop_orders_created_total|} > 100", "For = \"5m\"")));
}
