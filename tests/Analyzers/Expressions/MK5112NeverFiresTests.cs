using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

public sealed class MK5112NeverFiresTests
{
    [Theory]
    [InlineData("{|MK5112:count(shop_queue_jobs) < 1|}", "For = \"5m\"")]
    [InlineData("{|MK5112:count(shop_queue_jobs) == 0|}", "For = \"5m\"")]
    [InlineData("{|MK5112:rate(shop_orders_created_total[5m]) < 0|}", "For = \"5m\"")]
    [InlineData("shop_queue_jobs > 5 and {|MK5112:shop_queue_jobs < 3|}", "For = \"5m\"")]
    [InlineData("count(shop_queue_jobs)", "Below = {|MK5112:1|}, For = \"5m\"")]
    public Task A_comparison_that_never_holds(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("count(shop_queue_jobs) < 2", "For = \"5m\"")]
    [InlineData("absent(shop_queue_jobs)", "For = \"5m\"")]
    [InlineData("shop_queue_jobs < 1", "For = \"5m\"")]
    [InlineData("rate(shop_orders_created_total[5m]) == 0", "For = \"5m\"")]
    public Task One_that_can_hold_is_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': count() of nothing is nothing, not 0, so '< 1' never holds; write absent(…) where nothing is to be found",
        await Verify.MessageAsync(ShopSource.Alert("{|MK5112:count(shop_queue_jobs) < 1|}", "For = \"5m\"")));
}
