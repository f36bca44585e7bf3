using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Tests.Checks;

public sealed class ConditionChecksTests
{
    [Theory]
    [InlineData("[|count(up{job='x'}) == 0|]", "absent(up{job='x'})")]
    [InlineData("[|count(up{job='x'} == 1) < 1|]", "absent(up{job='x'} == 1)")]
    [InlineData("[|1 > count(kube_x)|]", "absent(kube_x)")]
    [InlineData("[|group(kube_x) <= 0|] or kube_y > 1", "absent(kube_x) or kube_y > 1")]
    public void A_count_of_nothing_is_nothing(string markup, string expected) =>
        Assert.Equal(expected, Shop.Fix(markup, Shop.Alert(FindingKind.NeverFires, markup)));

    [Fact]
    public void With_labels_absent_says_less() => Assert.Null(Shop.Alert(FindingKind.NeverFires, "[|count by (job) (kube_x) == 0|]").Suggestion);

    [Theory]
    [InlineData("[|rate(library_calls_total[5m]) < 0|]")]
    [InlineData("[|sum by (job) (increase(kube_x_total[5m])) <= -1|]")]
    [InlineData("[|absent(kube_x) == 0|]")]
    [InlineData("[|up > 1|]")]
    [InlineData("[|up{job='a'} == 2|]")]
    [InlineData("[|hour() > 23|]")]
    [InlineData("[|clamp_max(kube_x, 5) > 5|]")]
    [InlineData("[|myshop_checkout_duration_seconds_count < 0|]", FindingKind.RawCounter)]
    [InlineData("[|(kube_x > 5) < 3|]")]
    [InlineData("[|vector(1) > 2|]")]
    [InlineData("[|-rate(kube_x_total[5m]) > 0|]")]
    [InlineData("[|1 - absent(kube_x) > 0|]")]
    [InlineData("[|(rate(kube_x_total[5m]) > 0) * (rate(kube_y_total[5m]) > 0) == 0|]")]
    [InlineData("[|(rate(kube_x_total[5m]) > 0) + rate(kube_y_total[5m]) == 0|]")]
    [InlineData("[|5 - (kube_x > 1 < 3) < 2|]")]
    [InlineData("[|clamp_min(kube_x < 3, 5) > 5|]")]
    [InlineData("sum(kube_x) > 5 and [|sum(kube_x) < 3|]")]
    [InlineData("[|(histogram_quantile(0.9, rate(myshop_checkout_duration_seconds_bucket[5m])) < 0.1) > 0.3|]")]
    [InlineData("[|1 - histogram_quantile(0.9, rate(myshop_checkout_duration_seconds_bucket[5m])) > 2|]")]
    [InlineData("kube_x > 5 and [|kube_x < 3|]")]
    [InlineData("kube_x > 5 and kube_y > 1 and [|kube_x == 5|]")]
    public void A_comparison_that_never_holds(string markup, FindingKind also = FindingKind.NeverFires)
    {
        if (also == FindingKind.NeverFires)
        {
            Shop.Alert(FindingKind.NeverFires, markup);
        }
        else
        {
            string expr = markup.Replace("[|", "").Replace("|]", "");
            Assert.Equal([also, FindingKind.NeverFires], RuleChecker.Check(new RuleText(RuleKind.Alerting, "A", expr), Shop.Catalog).Select(f => f.Kind).Order());
        }
    }

    [Theory]
    [InlineData("[|up|]", 1d, null)]
    [InlineData("[|rate(kube_x_total[5m])|]", null, 0d)]
    [InlineData("[|absent(kube_x)|]", 1d, null)]
    public void A_threshold_that_the_value_never_passes(string markup, double? above, double? below) =>
        Shop.Alert(FindingKind.NeverFires, markup, r => r with { Above = above, Below = below });

    [Theory]
    [InlineData("count(kube_x) <= 1")]
    [InlineData("count(kube_x) > 0")]
    [InlineData("(count(kube_x) or vector(0)) == 0")]
    [InlineData("sum(up) == 0")]
    [InlineData("rate(kube_x_total[5m]) == 0")]
    [InlineData("rate(kube_x_total[5m]) <= 0")]
    [InlineData("delta(kube_x[5m]) < 0")]
    [InlineData("rate(kube_x_total[5m]) - rate(kube_y_total[5m]) < 0")]
    [InlineData("kube_x != 0")]
    [InlineData("up == 0")]
    [InlineData("kube_x > 5 and kube_x < 7")]
    [InlineData("kube_x{a='1'} > 5 and kube_x{a='2'} < 3")]
    [InlineData("kube_x > 5 and on (job) kube_x < 3")]
    [InlineData("kube_x > 5 unless kube_x < 3")]
    [InlineData("kube_x % 2 == 1")]
    [InlineData("myshop_parse_seconds_sum - 5 < 0")]
    [InlineData("(time() - kube_x) / 60 < 0")]
    [InlineData("abs(kube_x) > 0")]
    [InlineData("rate(kube_x[5m]) < 0")]
    [InlineData("rate(avg(kube_x)[5m:]) < 0")]
    [InlineData("rate(stddev(kube_x)[5m:]) < 0")]
    [InlineData("stddev_over_time(kube_x[5m]) >= 0")]
    [InlineData("round(library_calls_total, 0) >= 0")]
    [InlineData("(rate(kube_x_total[5m]) > 0) * rate(kube_y_total[5m]) == 0")]
    [InlineData("(rate(kube_x_total[5m]) > 0) + 1000000 == 1000000")]
    [InlineData("5 - (kube_x > 1 <= 3) == 2")]
    [InlineData("(clamp_min(kube_x < 3, 5) or kube_y > 7) == 5")]
    [InlineData("clamp_min(kube_x < 5, 5) == 5")]
    [InlineData("clamp_max(kube_x > 5, 5) == 5")]
    [InlineData("{__name__=~'kube_x|kube_y'} > 5 and {__name__=~'kube_x|kube_y'} < 3")]
    public void Comparisons_that_may_hold_are_fine(string expr)
    {
        IReadOnlyList<Finding> findings = RuleChecker.Check(new RuleText(RuleKind.Alerting, "A", expr) { For = "5m" }, Shop.Catalog);
        Assert.DoesNotContain(findings, f => f.Kind is FindingKind.NeverFires or FindingKind.AlwaysFires);
    }

    [Theory]
    [InlineData("[|rate(library_calls_total[5m])|]")]
    [InlineData("[|sum(rate(kube_x_total[5m])) / sum(rate(kube_y_total[5m]))|]")]
    [InlineData("[|histogram_quantile(0.9, rate(kube_x_bucket[5m]))|]")]
    [InlineData("[|myshop_queue_length|]")]
    [InlineData("[|vector(1)|]")]
    [InlineData("[|1|]")]
    [InlineData("[|rate(library_calls_total[5m]) >= 0|]")]
    [InlineData("[|count(kube_x) >= 0|]")]
    [InlineData("[|up < 2|]")]
    [InlineData("[|rate(kube_x_total[5m]) > -1|]")]
    public void An_alert_without_a_condition(string markup) => Shop.Alert(FindingKind.AlwaysFires, markup);

    [Fact]
    public void Bool_makes_a_comparison_a_value()
    {
        const string Markup = "myshop_slots [|> bool|] 5";
        Assert.Equal("myshop_slots > 5", Shop.Fix(Markup, Shop.Alert(FindingKind.AlwaysFires, Markup)));
        Assert.Null(Shop.Alert(FindingKind.AlwaysFires, "1 [|< bool|] 2").Suggestion);
    }

    [Theory]
    [InlineData("kube_pod_failed")]
    [InlineData("count by (version) (kube_build_info)")]
    [InlineData("count(kube_x) > 0")]
    [InlineData("absent(kube_x) > 0")]
    [InlineData("kube_x unless kube_y")]
    [InlineData("sum(kube_x > 5)")]
    [InlineData("(kube_x > 5) > bool 3")]
    [InlineData("rate(kube_x_total[5m]) > 0")]
    [InlineData("myshop_queue_length >= 0")]
    public void What_may_be_a_condition_is_fine(string expr) => Shop.Fine(expr);

    [Theory]
    [InlineData("Watchdog")]
    [InlineData("ShopDeadMansSwitch")]
    [InlineData("ShopHeartbeat")]
    public void An_alert_that_is_to_fire_always_does(string name) => Shop.Fine("vector(1)", r => r with { Name = name });

    [Fact]
    public void A_stated_threshold_is_the_condition() => Shop.Fine("rate(kube_x_total[5m])", r => r with { Above = 5 });

    [Fact]
    public void A_recording_rule_needs_no_condition() => Shop.FineRecording("sum by (job) (rate(kube_x_total[5m]))");

    [Theory]
    [InlineData("kube_x > 5 or [|vector(0)|]")]
    [InlineData("myshop_slots > 5 or [|(vector(1))|]")]
    [InlineData("[|myshop_queue_length{queue='a'}|] or myshop_queue_length{queue='b'} > 10")]
    [InlineData("kube_x > 1 or kube_y > 1 or [|rate(kube_z_total[5m])|]")]
    public void A_side_of_or_without_a_condition(string markup) =>
        Assert.Contains("this side of 'or' has no condition", Shop.Alert(FindingKind.AlwaysFires, markup).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("(kube_x or vector(0)) > 5")]
    [InlineData("up{job='x'} == 0 or absent(up{job='x'})")]
    [InlineData("kube_x > 5 or kube_alert_active")]
    public void Sides_of_or_that_ask_are_fine(string expr) => Shop.Fine(expr);

    [Theory]
    [InlineData("rate(myshop_orders_created_total{status='failed'}[5m]) [|/|] rate(myshop_orders_created_total[5m]) > 0.1", "keep the label 'status'")]
    [InlineData("sum by (job, status) (rate(kube_x_total{status=~'5..'}[5m])) [|/|] sum by (status, job) (rate(kube_x_total[5m])) > 0.1", "keep the label 'status'")]
    [InlineData("sum without (pod) (kube_x{a='1'}) [|/|] sum without (pod) (kube_x) * 100 > 10", "keep the label 'a'")]
    public void A_quotient_of_a_series_by_itself(string markup, string message) =>
        Assert.Contains(message, Shop.Alert(FindingKind.AlwaysFires, markup).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("sum by (job) (rate(kube_x_total{status=~'5..'}[5m])) / sum by (job) (rate(kube_x_total[5m])) > 0.1")]
    [InlineData("sum(rate(kube_x_total{status=~'5..'}[5m])) / sum(rate(kube_x_total[5m])) > 0.1")]
    [InlineData("rate(kube_x_total{a='1'}[5m]) / ignoring (a) group_left sum without (a) (rate(kube_x_total[5m])) > 0.1")]
    [InlineData("rate(kube_x_total[5m]) / rate(kube_x_total[5m] offset 1d) > 2")]
    [InlineData("rate(kube_x_total[5m]) / rate(kube_x_total[1h]) > 2")]
    [InlineData("sum without (a) (kube_x{a='1'}) / sum without (a) (kube_x) > 0.5")]
    [InlineData("kube_x{a='1'} / on (job) kube_x{b='2'} > 0.5")]
    [InlineData("kube_x / kube_x > 0")]
    public void Quotients_of_parts_are_fine(string expr) => Shop.Fine(expr);
}
