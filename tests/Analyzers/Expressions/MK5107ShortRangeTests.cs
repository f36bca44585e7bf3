using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

public sealed class MK5107ShortRangeTests
{
    [Theory]
    [InlineData("rate(shop_orders_created_total[{|MK5107:30s|}]) > 1", "For = \"5m\"")]
    [InlineData("increase(shop_orders_created_total[{|MK5107:59s|}]) > 1", "For = \"5m\"")]
    [InlineData("delta(shop_queue_jobs[{|MK5107:45s|}]) > 1", "For = \"5m\"")]
    public Task A_range_below_two_scrapes(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("rate(shop_orders_created_total[1m]) > 1", "For = \"5m\"")]
    [InlineData("rate(shop_orders_created_total[5m]) > 1", "For = \"5m\"")]
    [InlineData("rate(node_cpu_seconds_total[30s]) > 1", "For = \"5m\"")]
    public Task A_longer_range_and_ranges_of_others_are_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': rate() needs two scrapes in its range, and 30s holds at most one at a scrape interval of 30s; write 2m or more",
        await Verify.MessageAsync(ShopSource.Alert("rate(shop_orders_created_total[{|MK5107:30s|}]) > 1", "For = \"5m\"")));
}
