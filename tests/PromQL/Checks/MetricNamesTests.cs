using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Tests.Checks;

public sealed class MetricNamesTests
{
    [Theory]
    [InlineData("rate([|myshop_orders_creatd_total|][5m]) > 1", "rate(myshop_orders_created_total[5m]) > 1")]
    [InlineData("rate([|myshop_orders_created|][5m]) > 1", "rate(myshop_orders_created_total[5m]) > 1")]
    [InlineData("rate({'[|myshop_orders_creatde_total|]', status='paid'}[5m]) > 1", "rate({'myshop_orders_created_total', status='paid'}[5m]) > 1")]
    [InlineData("rate({__name__=\"[|myshop_orders_creatd_total|]\"}[5m]) > 1", "rate({__name__=\"myshop_orders_created_total\"}[5m]) > 1")]
    [InlineData("histogram_quantile(0.9, rate([|myshop_checkout_duration_seconds|][5m])) > 1", "histogram_quantile(0.9, rate(myshop_checkout_duration_seconds_bucket[5m])) > 1")]
    [InlineData("rate([|myshop_checkout_duration_seconds_total|][5m]) > 1", "rate(myshop_checkout_duration_seconds_count[5m]) > 1")]
    [InlineData("rate([|myshop_orders_created_total_count|][5m]) > 1", "rate(myshop_orders_created_total[5m]) > 1")]
    [InlineData("[|myshop_slots_total|] > 1", "myshop_slots > 1")]
    [InlineData("rate([|library_cals_total|][5m]) > 1", "rate(library_calls_total[5m]) > 1")]
    [InlineData("rate([|library_calls|][5m]) > 1", "rate(library_calls_total[5m]) > 1")]
    [InlineData("rate([|libraryCallsTotal|][5m]) > 1", "rate(library_calls_total[5m]) > 1")]
    public void A_name_that_is_nearly_declared_has_a_fix(string markup, string expected) =>
        Assert.Equal(expected, Shop.Fix(markup, Shop.Alert(FindingKind.UnknownMetric, markup)));

    [Fact]
    public void The_message_says_what_a_histogram_exposes() => Assert.Equal(
        "there is no 'myshop_checkout_duration_seconds': the histogram 'myshop_checkout_duration_seconds' exposes "
        + "myshop_checkout_duration_seconds_bucket, myshop_checkout_duration_seconds_count and myshop_checkout_duration_seconds_sum",
        Shop.Alert(FindingKind.UnknownMetric, "rate([|myshop_checkout_duration_seconds|][5m]) > 1").Message);

    [Fact]
    public void An_own_name_like_no_other_has_no_fix()
    {
        Finding finding = Shop.Alert(FindingKind.UnknownMetric, "rate([|myshop_zebras_total|][5m]) > 1");
        Assert.Null(finding.Suggestion);
        Assert.StartsWith("no metric 'myshop_zebras_total' is declared; ", finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("count({__name__=~[|'myshop_zebras.*'|]}) > 1")]
    [InlineData("count({__name__=~[|'myshop_orders_create_.+'|]}) > 1")]
    public void A_pattern_of_own_names_that_matches_none(string markup) => Shop.Alert(FindingKind.UnknownMetric, markup);

    [Theory]
    [InlineData("kube_pod_info > 1")]
    [InlineData("up == 0")]
    [InlineData("scrape_duration_seconds > 1")]
    [InlineData("ALERTS{alertstate='firing'} == 1")]
    [InlineData("ALERTS_FOR_STATE > 1")]
    [InlineData("myshop_legacy_orders > 1")]
    [InlineData("rate(myshop_parse_seconds_count[5m]) > 1")]
    [InlineData("myshop_parse_seconds{quantile='0.9'} > 1")]
    [InlineData("rate(library_balls_total[5m]) > 1")]
    [InlineData("rate(library_reads_total[5m]) > 1")]
    [InlineData("library_size_bytes_total > 1")]
    [InlineData("count({__name__=~'myshop_orders.*'}) > 1")]
    [InlineData("count({__name__=~'myshop.*|other'}) > 1")]
    [InlineData("count({__name__=~'myshop_legacy_.+'}) > 1")]
    [InlineData("count({__name__=~'my.*'}) > 1")]
    public void Names_of_others_and_declared_ones_are_fine(string expr) => Shop.Fine(expr);

    [Theory]
    [InlineData("[|job:myshop_orders_created:rate1m|] > 1")]
    [InlineData("[|job:myshop_orders_creatd:rate5m|] > 1")]
    public void An_own_recording_that_no_rule_makes(string markup) =>
        Assert.Contains("did you mean 'job:myshop_orders_created:rate5m'?", Shop.Alert(FindingKind.UnknownRecording, markup).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("job:other:rate5m > 1")]
    [InlineData("job:myshop_orders_created:rate5m > 1")]
    public void Recordings_of_others_and_known_ones_are_fine(string expr) => Shop.Fine(expr);

    [Fact]
    public void Without_a_catalogue_every_name_is_fine() =>
        Assert.Empty(RuleChecker.Check(new RuleText(RuleKind.Alerting, "A", "rate(anything[5m]) > 1"), MetricCatalog.Empty));

    [Theory]
    [InlineData("node_rx_bytes_total", "node_tx_bytes_total")]
    [InlineData("node_load1", "node_load5")]
    [InlineData("disk_read_seconds_total", "disk_write_seconds_total")]
    [InlineData("pool_used_bytes", "pool_user_bytes")]
    [InlineData("app_requests_p95", "app_requests_p99")]
    public void Names_that_differ_in_a_short_word_or_a_digit_are_different_names(string declared, string used) =>
        Assert.Empty(RuleChecker.Check(new RuleText(RuleKind.Alerting, "A", used + " > 1"), new MetricCatalog([new MetricFamily(declared, MetricType.Unknown)])));
}
