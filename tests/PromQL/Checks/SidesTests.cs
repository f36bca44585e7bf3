using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Tests.Checks;

public sealed class SidesTests
{
    [Theory]
    [InlineData("sum(rate(myshop_orders_failed_total[5m])) [|/|] sum by (job) (rate(myshop_orders_created_total[5m])) > 1")]
    [InlineData("myshop_slots [|/|] myshop_queue_length > 1")]
    [InlineData("kube_x{a='1'} [|+|] kube_x{a='2'} > 1")]
    [InlineData("kube_x{a='1'} / on ([|a|]) kube_x{a='2'} > 1")]
    [InlineData("kube_x{a='1'} [|/|] ignoring (b) group_left sum by (b) (kube_y) > 1")]
    [InlineData("kube_x{a='2'} / on (job, [|a|]) group_left sum by (job) (kube_y{a='1'}) > 1")]
    [InlineData("myshop_slots > 5 [|and|] hour() > 8")]
    [InlineData("myshop_slots > 5 [|unless|] sum(kube_x) > 8")]
    [InlineData("sum by (job) (rate(myshop_orders_created_total[5m])) [|>|] vector(5)")]
    public void Sides_that_never_match(string markup) => Shop.Alert(FindingKind.SidesNeverMatch, markup);

    [Theory]
    [InlineData("sum by (job) (rate(kube_x_total[5m])) / sum(rate(kube_y_total[5m])) > 1")]
    [InlineData("kube_x{a='1'} / ignoring (a) kube_x{a='2'} > 1")]
    [InlineData("kube_x{a='1'} / on (job) kube_x{a='2'} > 1")]
    [InlineData("kube_x{a='1'} or kube_x{a='2'}")]
    [InlineData("kube_x{a='1'} / on () group_left sum(kube_y) > 1")]
    [InlineData("myshop_slots > 5 and on () hour() > 8")]
    [InlineData("sum(myshop_slots) > 5 and hour() > 8")]
    [InlineData("sum(myshop_slots) / scalar(sum(kube_x)) > 1")]
    [InlineData("myshop_queue_length / ignoring (queue, shard) group_left myshop_slots > 1")]
    [InlineData("myshop_slots / kube_x > 1")]
    [InlineData("kube_x{a=~'1|2'} / kube_x{a='2'} > 1")]
    [InlineData("sum by (job) (kube_x{job='a'}) / fill (0) sum(kube_y) > 1")]
    public void Sides_that_may_match_are_fine(string expr) => Shop.Fine(expr);

    [Fact]
    public void Both_sides_say_why()
    {
        const string Expr = "sum(rate(myshop_orders_failed_total[5m])) / sum by (job) (rate(myshop_orders_created_total[5m])) > 1";
        Finding finding = Assert.Single(RuleChecker.Check(new RuleText(RuleKind.Alerting, "A", Expr), Shop.Catalog));
        Assert.Equal(
            "the sides never match, so '/' gives nothing: only the right has 'job': on the left, sum() without 'by' keeps no label; match by 'on (…)', or leave it out with 'ignoring (job)'",
            finding.Message);
        Assert.Equal(["sum", "myshop_orders_created_total"], finding.Reasons.Select(r => Expr[r.Span.Start..r.Span.End]));
    }

    [Theory]
    [InlineData("kube_x [|*|] on (pod) group_left myshop_state", "the right has several series for each group that matches, one for each 'state' (open, shut)")]
    [InlineData("kube_x [|*|] on (pod) myshop_state", "the right")]
    [InlineData("myshop_state [|/|] on (job, instance) group_right kube_x", "the left")]
    [InlineData("rate(kube_x_total[5m]) [|/|] ignoring (state, a) deriv(myshop_state[5m])", "'state'")]
    [InlineData("kube_x [|*|] on (job) max by (job, state) (myshop_state{state!='other'})", "(open, shut)")]
    [InlineData("kube_x [|>|] on (job, instance) myshop_state", "'state'")]
    public void One_side_with_several_series(string markup, string message)
    {
        Finding finding = Assert.Single(Shop.All(FindingKind.SidesNeverMatch, markup, RuleKind.Recording));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("kube_x * on (pod) group_left max by (pod) (myshop_state)")]
    [InlineData("kube_x * on (pod, state) group_left myshop_state")]
    [InlineData("kube_x * on (pod) group_left myshop_state{state='open'}")]
    [InlineData("kube_x * on (pod) group_left () (myshop_state > 5)")]
    [InlineData("myshop_state * on (pod) group_left kube_x")]
    [InlineData("kube_x and on (pod) myshop_state")]
    // Nobody knows which queues there are.
    [InlineData("kube_x * on (pod) group_left myshop_queue_length")]
    public void One_side_with_one_series_is_fine(string expr) => Shop.FineRecording(expr);
}
