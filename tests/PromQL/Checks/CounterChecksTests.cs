using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Tests.Checks;

public sealed class CounterChecksTests
{
    [Theory]
    [InlineData("[|rate(myshop_queue_length[5m])|] > 1", "deriv(myshop_queue_length[5m]) > 1")]
    [InlineData("[|increase(myshop_queue_length{queue='a'}[5m])|] > 1", "delta(myshop_queue_length{queue='a'}[5m]) > 1")]
    [InlineData("[|rate(myshop_queue_length[5m:1m])|] > 1", "deriv(myshop_queue_length[5m:1m]) > 1")]
    [InlineData("sum([|rate(myshop_parse_seconds[5m])|]) > 1", "sum(deriv(myshop_parse_seconds[5m])) > 1")]
    [InlineData("[|delta(myshop_orders_created_total[5m])|] > 1", "increase(myshop_orders_created_total[5m]) > 1")]
    [InlineData("[|deriv(myshop_checkout_duration_seconds_count[5m])|] > 1", "rate(myshop_checkout_duration_seconds_count[5m]) > 1")]
    public void The_other_kind_of_metric_has_another_function(string markup, string expected) =>
        Assert.Equal(expected, Shop.Fix(markup, Shop.Alert(FindingKind.RateOfGauge, markup)));

    [Theory]
    [InlineData("[|irate(myshop_queue_length[5m])|] > 1")]
    [InlineData("[|idelta(myshop_orders_created_total[5m])|] > 1")]
    [InlineData("[|predict_linear(myshop_orders_created_total[1h], 3600)|] > 1")]
    public void Where_no_function_says_the_same_there_is_no_fix(string markup) =>
        Assert.Null(Shop.Alert(FindingKind.RateOfGauge, markup).Suggestion);

    [Theory]
    [InlineData("delta(myshop_queue_length[5m]) > 1")]
    [InlineData("resets(myshop_queue_length[5m]) > 1")]
    [InlineData("changes(myshop_queue_length[5m]) > 1")]
    [InlineData("avg_over_time(myshop_queue_length[5m]) > 1")]
    [InlineData("rate(kube_x[5m]) > 1")]
    [InlineData("increase(myshop_orders_created_total[5m]) > 1")]
    [InlineData("rate(myshop_parse_seconds_sum[5m]) / rate(myshop_parse_seconds_count[5m]) > 1")]
    public void The_right_function_is_fine(string expr) => Shop.Fine(expr);

    [Theory]
    [InlineData("[|rate(sum(myshop_orders_created_total)[5m:1m])|] > 1")]
    [InlineData("[|increase(sum by (job) (kube_x_total)[1h:])|] > 1")]
    [InlineData("[|rate(job:myshop_orders_created:sum[5m])|] > 1")]
    public void A_rate_of_a_sum_takes_restarts_for_falls(string markup) => Shop.Alert(FindingKind.RateOfAggregate, markup);

    [Theory]
    [InlineData("rate(sum(kube_x)[5m:1m]) > 1")]
    [InlineData("sum(rate(myshop_orders_created_total[5m])) > 1")]
    [InlineData("max_over_time(sum(rate(myshop_orders_created_total[5m]))[1h:]) > 1")]
    [InlineData("avg_over_time(job:myshop_orders_created:rate5m[1h]) > 1")]
    [InlineData("rate(max by (job) (kube_x_total)[5m:]) > 1")]
    public void A_sum_of_rates_is_fine(string expr) => Shop.Fine(expr);

    [Theory]
    [InlineData("[|myshop_orders_created_total{status='failed'}|] > 100", "rate(myshop_orders_created_total{status='failed'}[5m]) > 100")]
    [InlineData("sum([|myshop_orders_created_total|]) > 100", "sum(rate(myshop_orders_created_total[5m])) > 100")]
    [InlineData("sum([|myshop_orders_failed_total|]) / sum(myshop_orders_created_total) > 0.1", "sum(rate(myshop_orders_failed_total[5m])) / sum(rate(myshop_orders_created_total[5m])) > 0.1")]
    [InlineData("histogram_quantile(0.9, [|myshop_checkout_duration_seconds_bucket|]) > 1", "histogram_quantile(0.9, rate(myshop_checkout_duration_seconds_bucket[5m])) > 1")]
    [InlineData("100 * [|myshop_parse_seconds_sum|] / myshop_parse_seconds_count > 1", "100 * rate(myshop_parse_seconds_sum[5m]) / rate(myshop_parse_seconds_count[5m]) > 1")]
    public void A_counter_as_it_stands_gets_a_rate(string markup, string expected) =>
        Assert.Equal(expected, Shop.Fix(markup, Shop.Alert(FindingKind.RawCounter, markup)));

    [Fact]
    public void With_an_offset_there_is_no_fix() =>
        Assert.Null(Shop.Alert(FindingKind.RawCounter, "[|myshop_orders_created_total offset 1h|] > 100").Suggestion);

    [Fact]
    public void The_range_holds_four_scrapes() => Assert.Contains(
        "rate(myshop_orders_created_total[8m])",
        Shop.Alert(FindingKind.RawCounter, "[|myshop_orders_created_total|] > 100", null, new CheckOptions { ScrapeInterval = TimeSpan.FromMinutes(2) }).Message,
        StringComparison.Ordinal);

    [Fact]
    public void A_value_that_the_alert_compares_is_meant_too() =>
        Shop.Alert(FindingKind.RawCounter, "[|myshop_orders_created_total|]", r => r with { Above = 100 });

    [Fact]
    public void A_recorded_sum_is_no_counter() => Shop.Recording(FindingKind.RawCounter, "sum by (job) ([|myshop_orders_created_total|])");

    [Theory]
    [InlineData("myshop_orders_created_total")]
    [InlineData("myshop_orders_created_total * 1000")]
    [InlineData("label_replace(myshop_orders_created_total, 'a', 'b', '', '')")]
    public void A_counter_that_is_recorded_as_it_is_stays_one(string expr) => Shop.FineRecording(expr);

    [Theory]
    [InlineData("myshop_orders_created_total == 0")]
    [InlineData("absent(myshop_orders_created_total) == 1")]
    [InlineData("count(myshop_orders_created_total) > 1")]
    [InlineData("changes(myshop_orders_created_total[5m]) > 1")]
    [InlineData("time() - timestamp(myshop_orders_created_total) > 60")]
    [InlineData("sum(myshop_orders_created_total) - sum(myshop_orders_failed_total) > 10")]
    [InlineData("myshop_orders_created_total - myshop_orders_created_total offset 1h > 10")]
    [InlineData("myshop_orders_created_total == myshop_orders_created_total offset 1h")]
    [InlineData("kube_x > 1 and on () myshop_orders_created_total")]
    [InlineData("kube_x > 1 and on () myshop_orders_created_total > 0")]
    [InlineData("kube_x > 1 unless on () myshop_orders_created_total > 0")]
    [InlineData("kube_x_total > 100")]
    [InlineData("library_size_bytes > 100")]
    public void Counters_that_are_not_taken_for_a_rate_are_fine(string expr) => Shop.Fine(expr);

    [Theory]
    [InlineData("rate(myshop_orders_created_total[[|30s|]]) > 1", "rate(myshop_orders_created_total[2m]) > 1")]
    [InlineData("rate(myshop_checkout_duration_seconds_count[[|59s|]]) > 1", "rate(myshop_checkout_duration_seconds_count[2m]) > 1")]
    [InlineData("delta(myshop_queue_length[[|45s|]]) > 1", "delta(myshop_queue_length[2m]) > 1")]
    [InlineData("max_over_time(myshop_queue_length[[|20s|]]) > 1", "max_over_time(myshop_queue_length[2m]) > 1")]
    public void A_range_holds_two_scrapes(string markup, string expected) =>
        Assert.Equal(expected, Shop.Fix(markup, Shop.Alert(FindingKind.ShortRange, markup)));

    [Theory]
    [InlineData("rate(myshop_orders_created_total[1m]) > 1")]
    [InlineData("max_over_time(myshop_queue_length[30s]) > 1")]
    [InlineData("rate(library_calls_total[30s]) > 1")]
    [InlineData("rate(kube_x[1s]) > 1")]
    [InlineData("rate(myshop_orders_created_total[step()]) > 1")]
    public void A_range_that_is_long_enough_or_not_known_is_fine(string expr) => Shop.Fine(expr);

    [Fact]
    public void The_interval_is_the_callers() =>
        Shop.Alert(FindingKind.ShortRange, "rate(myshop_orders_created_total[[|1m|]]) > 1", null, new CheckOptions { ScrapeInterval = TimeSpan.FromMinutes(1) });

    [Theory]
    [InlineData("[|rate(job:myshop_orders_created:rate5m[5m])|] > 1")]
    [InlineData("[|increase(rate(kube_x_total[5m])[10m:1m])|] > 1")]
    [InlineData("[|rate((kube_x / kube_y)[10m:1m])|] > 1")]
    [InlineData("[|rate(max by (job) (myshop_slots)[10m:1m])|] > 1")]
    public void A_rate_of_what_goes_up_and_down(string markup) => Shop.Alert(FindingKind.RateOfGauge, markup);
}
