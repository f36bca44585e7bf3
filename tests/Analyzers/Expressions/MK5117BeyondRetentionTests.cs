using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

public sealed class MK5117BeyondRetentionTests
{
    [Theory]
    [InlineData("sum(rate(shop_orders_created_total[{|MK5117:30d|}])) > 1", "For = \"5m\"")]
    [InlineData("sum(rate(shop_orders_created_total[5m] offset {|MK5117:4w|})) > 1", "For = \"5m\"")]
    [InlineData("max_over_time(shop_queue_jobs[{|MK5117:20d|}]) > 1", "For = \"5m\"")]
    public Task A_range_beyond_the_retention(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("sum(rate(shop_orders_created_total[15d])) > 1", "For = \"5m\"")]
    [InlineData("sum(rate(shop_orders_created_total[5m] offset 1w)) > 1", "For = \"5m\"")]
    public Task A_range_within_it_is_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': 30d reaches behind the 15d that the server keeps, and what is gone counts as never there; take a shorter time, or record the series first",
        await Verify.MessageAsync(ShopSource.Alert("sum(rate(shop_orders_created_total[{|MK5117:30d|}])) > 1", "For = \"5m\"")));
}
