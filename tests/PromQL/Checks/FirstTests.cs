using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Tests.Checks;

public sealed class FirstTests
{
    [Theory]
    [InlineData(FindingKind.UnknownMetric, "rate([|myshop_orders_total|][5m]) > 1")]
    [InlineData(FindingKind.UnknownMetric, "rate([|myshop_orders_created|][5m]) > 1")]
    [InlineData(FindingKind.UnknownMetric, "rate([|myshop_checkout_duration_seconds|][5m]) > 1")]
    [InlineData(FindingKind.UnknownMetric, "rate({'[|myshop_orders_creatde_total|]'}[5m]) > 1")]
    [InlineData(FindingKind.UnknownMetric, "rate([|library_cals_total|][5m]) > 1")]
    [InlineData(FindingKind.UnknownMetric, "count({__name__=~[|'myshop_x.*'|]}) > 1")]
    [InlineData(FindingKind.UnknownLabel, "rate(myshop_orders_created_total{[|state|]='paid'}[5m]) > 1")]
    [InlineData(FindingKind.UnknownLabelValue, "rate(myshop_orders_created_total{status=[|'payed'|]}[5m]) > 1")]
    [InlineData(FindingKind.UnknownLabelValue, "rate(myshop_orders_created_total{status=~[|'pay.*'|]}[5m]) > 1")]
    [InlineData(FindingKind.UnknownLabelValue, "rate(myshop_checkout_duration_seconds_bucket{le=[|'0.3'|]}[5m]) > 1")]
    [InlineData(FindingKind.RateOfGauge, "[|rate(myshop_queue_length[5m])|] > 1")]
    [InlineData(FindingKind.RateOfGauge, "[|delta(myshop_orders_created_total[5m])|] > 1")]
    [InlineData(FindingKind.RateOfAggregate, "[|rate(sum(myshop_orders_created_total)[5m:1m])|] > 1")]
    [InlineData(FindingKind.RateOfAggregate, "[|rate(job:myshop_orders_created:sum[5m])|] > 1")]
    [InlineData(FindingKind.RawCounter, "[|myshop_orders_created_total{status='failed'}|] > 100")]
    [InlineData(FindingKind.RawCounter, "sum([|myshop_orders_failed_total|]) / sum(myshop_orders_created_total) > 0.1")]
    [InlineData(FindingKind.ShortRange, "rate(myshop_orders_created_total[[|30s|]]) > 1")]
    [InlineData(FindingKind.QuantileWithoutBuckets, "histogram_quantile(0.9, [|sum by (job)|] (rate(myshop_checkout_duration_seconds_bucket[5m]))) > 1")]
    [InlineData(FindingKind.QuantileWithoutBuckets, "histogram_quantile(0.9, rate([|myshop_orders_created_total|][5m])) > 1")]
    [InlineData(FindingKind.ThresholdBeyondBuckets, "histogram_quantile(0.9, sum by (le) (rate(myshop_checkout_duration_seconds_bucket[5m]))) * 1000 > [|5000|]")]
    [InlineData(FindingKind.SidesNeverMatch, "sum(rate(myshop_orders_failed_total[5m])) [|/|] rate(library_calls_total{a='b'}[5m]) > 1")]
    [InlineData(FindingKind.SidesNeverMatch, "myshop_slots [|/|] myshop_queue_length > 1")]
    [InlineData(FindingKind.NeverFires, "[|count(up{job='x'}) == 0|]")]
    [InlineData(FindingKind.NeverFires, "[|rate(library_calls_total[5m]) < 0|]")]
    [InlineData(FindingKind.NeverFires, "myshop_slots > 5 and [|myshop_slots < 3|]")]
    [InlineData(FindingKind.AlwaysFires, "[|rate(library_calls_total[5m])|]")]
    [InlineData(FindingKind.AlwaysFires, "myshop_slots [|> bool|] 5")]
    [InlineData(FindingKind.AlwaysFires, "[|rate(library_calls_total[5m]) >= 0|]")]
    [InlineData(FindingKind.Syntax, "[|up[5m]|]")]
    public void Is_found(FindingKind kind, string markup) => Shop.Alert(kind, markup);
}
