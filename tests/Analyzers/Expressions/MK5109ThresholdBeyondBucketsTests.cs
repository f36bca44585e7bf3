using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

public sealed class MK5109ThresholdBeyondBucketsTests
{
    [Theory]
    [InlineData("histogram_quantile(0.9, rate(shop_checkout_duration_seconds_bucket[5m])) > {|MK5109:5|}", "For = \"5m\"")]
    [InlineData("histogram_quantile(0.9, sum by (le) (rate(shop_checkout_duration_seconds_bucket[5m]))) >= {|MK5109:10|}", "For = \"5m\"")]
    [InlineData("histogram_quantile(0.9, rate(shop_checkout_duration_seconds_bucket[5m]))", "Above = {|MK5109:60|}, For = \"5m\"")]
    public Task A_threshold_at_the_last_bound_or_beyond(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("histogram_quantile(0.9, rate(shop_checkout_duration_seconds_bucket[5m])) > 4.9", "For = \"5m\"")]
    [InlineData("histogram_quantile(0.9, rate(other_seconds_bucket[5m])) > 500", "For = \"5m\"")]
    [InlineData("histogram_quantile(0.9, rate(shop_checkout_duration_seconds_bucket[5m]))", "Above = 1, For = \"5m\"")]
    public Task A_threshold_below_it_is_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': histogram_quantile() of 'shop_checkout_duration_seconds' never exceeds its last bound, 5, so '> 5' never holds; compare with less, or give the histogram a higher bound",
        await Verify.MessageAsync(ShopSource.Alert("histogram_quantile(0.9, rate(shop_checkout_duration_seconds_bucket[5m])) > {|MK5109:5|}", "For = \"5m\"")));
}
