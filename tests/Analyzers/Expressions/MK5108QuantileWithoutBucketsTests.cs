using MetricsKit.Analyzers.Tests.Harness;
using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Expressions;

public sealed class MK5108QuantileWithoutBucketsTests
{
    [Theory]
    [InlineData("histogram_quantile(0.9, {|MK5108:sum by (job)|} (rate(shop_checkout_duration_seconds_bucket[5m]))) > 1", "For = \"5m\"")]
    [InlineData("histogram_quantile(0.9, rate({|MK5108:shop_orders_created_total|}[5m])) > 1", "For = \"5m\"")]
    [InlineData("histogram_quantile(0.9, rate({|MK5108:shop_checkout_duration_seconds_count|}[5m])) > 1", "For = \"5m\"")]
    [InlineData("histogram_quantile(0.9, {|MK5108:sum without (le)|} (rate(shop_checkout_duration_seconds_bucket[5m]))) > 1", "For = \"5m\"")]
    public Task A_quantile_that_has_no_buckets(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Theory]
    [InlineData("histogram_quantile(0.9, rate(shop_checkout_duration_seconds_bucket[5m])) > 1", "For = \"5m\"")]
    [InlineData("histogram_quantile(0.9, sum by (le) (rate(shop_checkout_duration_seconds_bucket[5m]))) > 1", "For = \"5m\"")]
    [InlineData("histogram_quantile(0.9, sum(rate(native_histogram_seconds[5m]))) > 1", "For = \"5m\"")]
    [InlineData("histogram_quantile(0.9, sum without (pod) (rate(shop_checkout_duration_seconds_bucket[5m]))) > 1", "For = \"5m\"")]
    public Task A_quantile_of_buckets_is_fine(string expr, string arguments) => Verify.DiagnosticsAsync(ShopSource.Alert(expr, arguments));

    [Fact]
    public async Task Message_says_what_is_wrong_and_what_to_write() => Assert.Equal(
        "Alert 'A': histogram_quantile() needs the label 'le', and 'sum by (job)' keeps only job; keep 'le'",
        await Verify.MessageAsync(ShopSource.Alert("histogram_quantile(0.9, {|MK5108:sum by (job)|} (rate(shop_checkout_duration_seconds_bucket[5m]))) > 1", "For = \"5m\"")));
}
