using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Tests.Checks;

public sealed class LabelChecksTests
{
    [Theory]
    [InlineData("rate(myshop_orders_created_total{[|state|]='paid'}[5m]) > 1")]
    [InlineData("rate(myshop_orders_created_total{[|state|]=~'p.+'}[5m]) > 1")]
    [InlineData("rate(myshop_orders_created_total{[|state|]!=''}[5m]) > 1")]
    [InlineData("myshop_slots{[|queue|]='a'} > 1")]
    [InlineData("rate(myshop_checkout_duration_seconds_count{[|le|]='1.0'}[5m]) > 1")]
    [InlineData("rate(myshop_orders_created_total{[|le|]='1.0'}[5m]) > 1")]
    [InlineData("job:myshop_orders_created:rate5m{[|status|]='paid'} > 1")]
    [InlineData("sum by ([|state|]) (rate(myshop_orders_created_total[5m])) > 1")]
    [InlineData("myshop_queue_length * on (job, instance) group_left ([|color|]) myshop_slots > 1")]
    [InlineData("myshop_slots * on (job, [|color|]) myshop_slots > 1")]
    public void A_label_that_the_series_cannot_have(string markup) => Shop.Alert(FindingKind.UnknownLabel, markup);

    [Fact]
    public void A_label_that_is_nearly_declared_has_a_fix()
    {
        const string Markup = "sum by ([|statuss|]) (rate(myshop_orders_created_total[5m])) > 1";
        Finding finding = Shop.Alert(FindingKind.UnknownLabel, Markup);
        Assert.Equal("sum by (status) (rate(myshop_orders_created_total[5m])) > 1", Shop.Fix(Markup, finding));
        Assert.Equal("'statuss' is not there at 'sum', so the result lacks it too: 'myshop_orders_created_total' is declared without it; did you mean 'status'?", finding.Message);
    }

    [Theory]
    [InlineData("rate(myshop_orders_created_total{job='a', instance=~'b.*', namespace='c', region='eu'}[5m]) > 1")]
    [InlineData("rate(myshop_orders_created_total{state!='paid'}[5m]) > 1")]
    [InlineData("rate(myshop_orders_created_total{state=''}[5m]) > 1")]
    [InlineData("myshop_queue_length{shard='a'} > 1")]
    [InlineData("sum by (job, pod, region, status) (rate(myshop_orders_created_total[5m])) > 1")]
    [InlineData("rate(library_calls_total{anything='x'}[5m]) > 1")]
    [InlineData("job:myshop_orders_created:sum{team='a', job='b', region='eu'} > 1")]
    [InlineData("histogram_quantile(0.9, sum by (le, method) (rate(myshop_checkout_duration_seconds_bucket[5m]))) > 1")]
    public void Labels_that_are_declared_scraped_or_stated_are_fine(string expr) => Shop.Fine(expr);

    [Theory]
    [InlineData("rate(myshop_orders_created_total{status=[|'payed'|]}[5m]) > 1", "paid")]
    [InlineData("rate(myshop_orders_created_total{status=[|\"Failed\"|]}[5m]) > 1", "failed")]
    [InlineData("rate(myshop_orders_created_total{status=[|`paide`|]}[5m]) > 1", "paid")]
    [InlineData("rate(myshop_checkout_duration_seconds_bucket{le=[|'0.3'|]}[5m]) > 1", "0.1")]
    [InlineData("rate(myshop_checkout_duration_seconds_bucket{le=[|'10'|]}[5m]) > 1", "5")]
    public void A_value_that_is_nearly_one_has_a_fix(string markup, string value)
    {
        Finding finding = Shop.Alert(FindingKind.UnknownLabelValue, markup);
        Assert.Equal(value, Assert.Single(finding.Suggestion!.Edits).NewText);
    }

    [Theory]
    [InlineData("rate(myshop_orders_created_total{status=[|'zebra'|]}[5m]) > 1")]
    [InlineData("rate(myshop_orders_created_total{status=~[|'5..'|]}[5m]) > 1")]
    [InlineData("rate(myshop_orders_created_total{status=~[|'zebra|giraffe'|]}[5m]) > 1")]
    [InlineData("rate(myshop_orders_created_total{status='paid', [|status='failed'|]}[5m]) > 1")]
    [InlineData("kube_pod_info{a='x', [|a!='x'|]} > 1")]
    [InlineData("kube_pod_info{a=~'y.*', [|a='x'|]} > 1")]
    [InlineData("rate(myshop_orders_created_total{status=[|''|]}[5m]) > 1")]
    [InlineData("rate(myshop_orders_created_total{status!~[|'.+'|]}[5m]) > 1")]
    [InlineData("rate(myshop_pay_seconds_bucket{le=~[|'1|5'|]}[5m]) > 1")]
    public void A_value_that_no_series_has(string markup) => Shop.Alert(FindingKind.UnknownLabelValue, markup);

    [Theory]
    [InlineData("rate(myshop_orders_created_total{status='paid'}[5m]) > 1")]
    [InlineData("rate(myshop_orders_created_total{status='other'}[5m]) > 1")]
    [InlineData("rate(myshop_orders_created_total{status=~'f.+|r.+'}[5m]) > 1")]
    [InlineData("rate(myshop_orders_created_total{status!~'paid|other'}[5m]) > 1")]
    [InlineData("rate(myshop_orders_created_total{status=~'\\\\p{L}+'}[5m]) > 1")]
    [InlineData("rate(myshop_orders_failed_total{reason='anything'}[5m]) > 1")]
    [InlineData("rate(myshop_checkout_duration_seconds_bucket{le='1'}[5m]) > 1")]
    [InlineData("rate(myshop_checkout_duration_seconds_bucket{le='1.0'}[5m]) > 1")]
    [InlineData("rate(myshop_checkout_duration_seconds_bucket{le='+Inf'}[5m]) > 1")]
    [InlineData("kube_pod_info{a='x', a=~'x|y', a!='z'} > 1")]
    public void Values_that_series_have_are_fine(string expr) => Shop.Fine(expr);

    [Theory]
    [InlineData("rate(myshop_orders_created_total{status!=[|'payed'|]}[5m]) > 1")]
    [InlineData("rate(myshop_orders_created_total{status!~[|'zebra.*'|]}[5m]) > 1")]
    [InlineData("rate(myshop_orders_created_total{status=~[|'failed|refunded'|]}[5m]) > 1")]
    [InlineData("rate(myshop_checkout_duration_seconds_bucket{le!=[|'7'|]}[5m]) > 1")]
    [InlineData("sum by ([|status|]) (sum by (job) (rate(myshop_orders_created_total[5m]))) > 1")]
    [InlineData("sum without ([|status|]) (sum by (job) (rate(kube_x_total[5m]))) > 1")]
    [InlineData("sum without ([|color|]) (rate(myshop_orders_created_total[5m])) > 1")]
    [InlineData("max by (job, [|pod|]) (job:myshop_orders_created:rate5m) > 1")]
    [InlineData("sum by (job) (rate(a_total[5m])) / on (job, [|pod|]) sum by (job) (rate(b_total[5m])) > 1")]
    [InlineData("sum by (job) (rate(a_total[5m])) / ignoring ([|pod|]) sum by (job) (rate(b_total[5m])) > 1")]
    [InlineData("kube_x * on (job) group_left ([|node|]) sum by (job) (kube_y) > 1")]
    [InlineData("sum by (job) (kube_x * on (pod) group_left ([|node|]) kube_pod_info) > 1")]
    [InlineData("sum((kube_x * on (pod) group_left ([|node|]) kube_pod_info) > 5) > 1")]
    [InlineData("label_replace(sum by (job) (kube_x), 'a', '$1', [|'pod'|], '(.+)') > 1")]
    [InlineData("label_join(sum by (job) (kube_x), 'a', '-', 'job', [|'pod'|]) > 1")]
    public void A_label_that_is_gone(string markup) => Shop.Alert(FindingKind.DeadLabel, markup);

    [Theory]
    [InlineData("sum by (job, node) (kube_x * on (pod) group_left (node) kube_pod_info) > 1")]
    [InlineData("sum without (pod) (kube_x * on (pod) group_left (node) kube_pod_info) > 1")]
    [InlineData("sum by (job) (kube_x * on (pod) group_left (node) kube_pod_info * on (node) group_left kube_node_info) > 1")]
    [InlineData("sum by (job) (label_replace(kube_x * on (pod) group_left (node) kube_pod_info, 'job', '$1', 'node', '(.+)')) > 1")]
    [InlineData("label_replace(sum by (job) (kube_x), 'a', 'fixed', 'pod', '') > 1")]
    [InlineData("label_replace(sum by (job) (kube_x), 'a', 'fixed', '', '') > 1")]
    [InlineData("sum by (job) (kube_x) * on (job) group_right kube_y > 1")]
    [InlineData("sum without (pod) (kube_x) > 1")]
    public void Labels_that_are_used_are_fine(string expr) => Shop.Fine(expr);

    [Fact]
    public void The_reason_points_at_what_removed_it()
    {
        Finding finding = Shop.Alert(FindingKind.DeadLabel, "sum by ([|status|]) (sum by (job) (rate(kube_x_total[5m]))) > 1");
        FindingReason reason = Assert.Single(finding.Reasons);
        Assert.Equal("sum by (job)", "sum by (status) (sum by (job) (rate(kube_x_total[5m]))) > 1"[reason.Span.Start..reason.Span.End]);
        Assert.Equal("'sum by (job)' keeps only job", reason.Text);
    }

    [Theory]
    [InlineData("kube_x{[|job=~'a'|]} > 1", "kube_x{job='a'} > 1")]
    [InlineData("kube_x{[|job!~\"a\"|]} > 1", "kube_x{job!=\"a\"} > 1")]
    [InlineData("kube_x{[|job =~ '^a$'|]} > 1", "kube_x{job = 'a'} > 1")]
    [InlineData("kube_x{[|job=~'a\\\\.b'|]} > 1", "kube_x{job='a.b'} > 1")]
    [InlineData("kube_x{[|job=~'a\\\\$'|]} > 1", "kube_x{job='a$'} > 1")]
    [InlineData("kube_x{[|job=~'^a.*'|]} > 1", "kube_x{job=~'a.*'} > 1")]
    [InlineData("kube_x{[|job=~'a.+$'|]} > 1", "kube_x{job=~'a.+'} > 1")]
    [InlineData("kube_x{[|job!~'^(a|b)$'|]} > 1", "kube_x{job!~'(a|b)'} > 1")]
    public void Needless_patterns_have_a_fix(string markup, string expected) =>
        Assert.Equal(expected, Shop.Fix(markup, Shop.Alert(FindingKind.NeedlessRegexp, markup)));

    [Fact]
    public void A_pattern_that_takes_everything() => Shop.Alert(FindingKind.NeedlessRegexp, "kube_x{[|job=~'.*'|]} > 1");

    [Theory]
    [InlineData("kube_x{job=~'.+'} > 1")]
    [InlineData("kube_x{job=~'a.b'} > 1")]
    [InlineData("kube_x{job=~'a|b'} > 1")]
    [InlineData("kube_x{job=~''} > 1")]
    [InlineData("kube_x{job!~'.*'} > 1")]
    [InlineData("kube_x{job=~'[a]'} > 1")]
    public void Patterns_that_say_more_are_fine(string expr) => Shop.Fine(expr);

    [Theory]
    [InlineData("1", "1.0", "exposes this bound as '1.0'")]
    [InlineData("0.50", "0.5", "exposes this bound as '0.5'")]
    [InlineData("Inf", "+Inf", "exposes this bound as '+Inf'")]
    [InlineData("1.1", "1.0", "its bounds are 0.5, 1.0, 10.0, +Inf; the nearest is '1.0'")]
    public void Bounds_are_compared_as_they_are_exposed(string bound, string exposed, string message)
    {
        string markup = $"rate(myshop_pay_seconds_bucket{{le=[|'{bound}'|]}}[5m]) > 1";
        Finding finding = Shop.Alert(FindingKind.UnknownLabelValue, markup);
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
        Assert.Equal(exposed, Assert.Single(finding.Suggestion!.Edits).NewText);
    }

    [Theory]
    [InlineData("rate(myshop_pay_seconds_bucket{le='1.0'}[5m]) > 1")]
    [InlineData("rate(myshop_pay_seconds_bucket{le='+Inf'}[5m]) > 1")]
    [InlineData("rate(myshop_pay_seconds_bucket{le=~'0.5|1.0'}[5m]) > 1")]
    [InlineData("rate(myshop_checkout_duration_seconds_bucket{le='1'}[5m]) > 1")]
    [InlineData("rate(myshop_orders_created_total{status!~'paid|failed'}[5m]) > 1")]
    [InlineData("myshop_queue_length{shard=''} > 1")]
    // Prometheus renames what the target has as well.
    [InlineData("sum by (exported_service) (rate(myshop_pay_seconds_count{exported_service='tax', service='shop'}[5m])) > 1")]
    public void Bounds_and_labels_as_they_are_stored_are_fine(string expr) => Shop.Fine(expr);

    [Fact]
    public void A_label_that_was_never_there_is_told_what_is() => Assert.Equal(
        "'color' is not there at 'sum', so the result lacks it too: 'myshop_queue_length' is declared without it; it has queue, shard",
        Shop.Alert(FindingKind.UnknownLabel, "sum by (job, [|color|]) (myshop_queue_length) > 1").Message);

    [Theory]
    [InlineData("job_status:myshop_orders_created:rate5m{status=[|'paid'|]} > 1", "its values are failed, refused")]
    [InlineData("job_status:myshop_orders_created:rate5m{status=~[|'p.*'|]} > 1", "matches 'p.*'")]
    [InlineData("job_status:myshop_orders_created:rate5m{status=[|''|]} > 1", "always has a value")]
    public void A_value_that_the_recording_rule_does_not_hand_on(string markup, string message) =>
        Assert.Contains(message, Shop.Alert(FindingKind.UnknownLabelValue, markup).Message, StringComparison.Ordinal);

    [Theory]
    [InlineData("job_status:myshop_orders_created:rate5m{status='failed'} > 1")]
    [InlineData("job_status:myshop_orders_created:rate5m{status=~'f.*|other'} > 1")]
    [InlineData("job_status:myshop_orders_created:rate5m{job='x'} > 1")]
    public void Values_that_are_handed_on_are_fine(string expr) => Shop.Fine(expr);

    [Fact]
    public void Matchers_that_stand_apart_may_contradict_each_other()
    {
        Finding finding = Assert.Single(RuleChecker.CheckMatchers("myshop_orders_created_total", "status='failed'", Shop.Catalog, beside: "status='paid'"));
        Assert.Equal((FindingKind.UnknownLabelValue, 0, 15), (finding.Kind, finding.Start, finding.End));
        Assert.Empty(RuleChecker.CheckMatchers("myshop_orders_created_total", "status='failed'", Shop.Catalog, beside: "job='x'"));
    }

    [Theory]
    [InlineData("rate(myshop_web_responses_total{code=[|'5xx'|]}[5m]) > 1", "its values are 100 to 599, other; write code=~\"5..\"", "rate(myshop_web_responses_total{code=~'5..'}[5m]) > 1")]
    [InlineData("rate(myshop_web_responses_total{code=[|'99'|]}[5m]) > 1", "its values are 100 to 599, other", null)]
    [InlineData("rate(myshop_web_responses_total{code=[|'otter'|]}[5m]) > 1", "did you mean 'other'?", "rate(myshop_web_responses_total{code='other'}[5m]) > 1")]
    public void Numbers_are_told_as_a_range(string markup, string message, string? expected)
    {
        Finding finding = Shop.Alert(FindingKind.UnknownLabelValue, markup);
        Assert.EndsWith(message, finding.Message, StringComparison.Ordinal);
        Assert.Equal(expected, finding.Suggestion is null ? null : Shop.Fix(markup, finding));
    }
}
