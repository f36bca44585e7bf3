using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

public sealed class MK5104RateOfGaugeTests
{
    [Theory]
    [InlineData("{|MK5104:rate(shop_queue_jobs[5m])|} > 1", "For = \"5m\"")]
    [InlineData("{|MK5104:increase(shop_queue_jobs[1h])|} > 1", "For = \"5m\"")]
    [InlineData("{|MK5104:irate(shop_queue_jobs[5m])|} > 1", "For = \"5m\"")]
    [InlineData("{|MK5104:deriv(shop_orders_created_total[1h])|} > 1", "For = \"5m\"")]
    [InlineData("{|MK5104:delta(shop_orders_created_total[1h])|} > 1", "For = \"5m\"")]
    public Task A_function_for_the_other_kind(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("deriv(shop_queue_jobs[1h]) > 1", "For = \"5m\"")]
    [InlineData("delta(shop_queue_jobs[1h]) > 1", "For = \"5m\"")]
    [InlineData("rate(shop_orders_created_total[5m]) > 1", "For = \"5m\"")]
    [InlineData("rate(node_memory_free_bytes[5m]) > 1", "For = \"5m\"")]
    [InlineData("rate(shop_checkout_duration_seconds_sum[5m]) > 1", "For = \"5m\"")]
    public Task The_function_for_its_kind_is_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': 'shop_queue_jobs' is a gauge, and rate() is for counters: each fall is taken for a restart; write deriv()",
        await Verify.MessageAsync(ShopSource.Alert("{|MK5104:rate(shop_queue_jobs[5m])|} > 1", "For = \"5m\"")));
}
