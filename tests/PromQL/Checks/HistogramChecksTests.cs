using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Tests.Checks;

public sealed class HistogramChecksTests
{
    [Theory]
    [InlineData("histogram_quantile(0.9, [|sum by (job)|] (rate(myshop_checkout_duration_seconds_bucket[5m]))) > 1", "histogram_quantile(0.9, sum by (le, job) (rate(myshop_checkout_duration_seconds_bucket[5m]))) > 1")]
    [InlineData("histogram_quantile(0.9, sum(rate(kube_x_bucket[5m])) by ([|job|])) > 1", "histogram_quantile(0.9, sum(rate(kube_x_bucket[5m])) by (le, job)) > 1")]
    [InlineData("histogram_quantile(0.9, [|sum|](rate(myshop_checkout_duration_seconds_bucket[5m]))) > 1", "histogram_quantile(0.9, sum by (le) (rate(myshop_checkout_duration_seconds_bucket[5m]))) > 1")]
    public void A_quantile_needs_le(string markup, string expected) =>
        Assert.Equal(expected, Shop.Fix(markup, Shop.Alert(FindingKind.QuantileWithoutBuckets, markup)));

    [Theory]
    [InlineData("histogram_quantile(0.9, rate([|myshop_orders_created_total|][5m])) > 1")]
    [InlineData("histogram_quantile(0.9, sum by (le) (rate([|myshop_checkout_duration_seconds_count|][5m]))) > 1")]
    [InlineData("histogram_quantile(0.9, [|sum without (le)|] (rate(kube_x_bucket[5m]))) > 1")]
    public void A_quantile_needs_buckets(string markup) => Shop.Alert(FindingKind.QuantileWithoutBuckets, markup);

    [Theory]
    [InlineData("histogram_quantile([|95|], sum by (le) (rate(myshop_checkout_duration_seconds_bucket[5m]))) > 1", "histogram_quantile(0.95, sum by (le) (rate(myshop_checkout_duration_seconds_bucket[5m]))) > 1")]
    [InlineData("quantile([|99.9|], kube_x) > 1", "quantile(0.999, kube_x) > 1")]
    [InlineData("quantile_over_time([|50|], kube_x[5m]) > 1", "quantile_over_time(0.5, kube_x[5m]) > 1")]
    public void A_quantile_is_a_share(string markup, string expected) =>
        Assert.Equal(expected, Shop.Fix(markup, Shop.Alert(FindingKind.QuantileWithoutBuckets, markup)));

    [Fact]
    public void Shares_that_are_none_have_no_answer() =>
        Assert.Null(Shop.Alert(FindingKind.QuantileWithoutBuckets, "quantile([|-0.1|], kube_x) > 1").Suggestion);

    [Theory]
    [InlineData("histogram_quantile(0.9, sum by (le) (rate(myshop_checkout_duration_seconds_bucket[5m]))) > 1")]
    [InlineData("histogram_quantile(0.9, sum by (job) (rate(kube_native[5m]))) > 1")]
    [InlineData("histogram_quantile(0.9, sum without (pod) (rate(kube_x_bucket[5m]))) > 1")]
    [InlineData("histogram_quantile(0.9, sum by (job, vmrange) (rate(kube_x_bucket[5m]))) > 1")]
    [InlineData("histogram_quantile(0.9, kube_record:rate5m) > 1")]
    [InlineData("histogram_quantile(0.9, label_replace(library_size_bytes, 'le', '$1', 'bound', '(.+)')) > 1")]
    [InlineData("histogram_quantile(0.9, sum by (job) (rate(myshop_ship_seconds[5m]))) > 1")]
    [InlineData("histogram_quantile(0.9, sum by (job, le) (rate(myshop_ship_seconds_bucket[5m]))) > 1")]
    [InlineData("histogram_count(rate(myshop_ship_seconds[5m])) > 1")]
    public void Buckets_and_native_histograms_are_fine(string expr) => Shop.Fine(expr);

    [Theory]
    [InlineData("histogram_quantile(0.9, sum by (le) (rate(myshop_checkout_duration_seconds_bucket[5m]))) > [|5|]")]
    [InlineData("histogram_quantile(0.9, rate(myshop_checkout_duration_seconds_bucket{method='card'}[5m])) >= [|6|]")]
    [InlineData("1000 * histogram_quantile(0.9, rate(myshop_checkout_duration_seconds_bucket[5m])) > [|5000|]")]
    [InlineData("[|30|] < histogram_quantile(0.9, rate(myshop_checkout_duration_seconds_bucket[5m]))")]
    public void A_threshold_beyond_the_last_bound(string markup) =>
        Assert.Contains("never exceeds its last bound, 5", Shop.Alert(FindingKind.ThresholdBeyondBuckets, markup).Message, StringComparison.Ordinal);

    [Fact]
    public void A_threshold_that_the_alert_states_counts_too() => Shop.Alert(
        FindingKind.ThresholdBeyondBuckets, "[|histogram_quantile(0.9, rate(myshop_checkout_duration_seconds_bucket[5m]))|]", r => r with { Above = 5 });

    [Theory]
    [InlineData("histogram_quantile(0.9, rate(myshop_checkout_duration_seconds_bucket[5m])) > 4.9")]
    [InlineData("histogram_quantile(0.9, rate(myshop_checkout_duration_seconds_bucket[5m])) >= 5")]
    [InlineData("histogram_quantile(0.9, rate(library_x_bucket[5m])) > 500")]
    [InlineData("sum(histogram_quantile(0.9, rate(myshop_checkout_duration_seconds_bucket[5m]))) > 500")]
    [InlineData("histogram_quantile(0.9, rate(myshop_checkout_duration_seconds_bucket[5m])) < 500")]
    public void Thresholds_that_can_be_passed_are_fine(string expr) => Shop.Fine(expr);
}
