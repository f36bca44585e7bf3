using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Tests.Checks;

/// <summary>What is unwise rather than wrong: NaN, topk(), retention, absent(), and texts.</summary>
public sealed class AlertHabitsTests
{
    [Theory]
    [InlineData("sum(rate(kube_x_total[5m]) [|/|] rate(kube_y_total[5m])) > 1")]
    [InlineData("avg by (job) (100 * (sum by (job, pod) (rate(kube_x_total[5m])) [|/|] sum by (job, pod) (rate(kube_y_total[5m])))) > 1")]
    [InlineData("avg_over_time((rate(kube_x_total[5m]) [|/|] rate(kube_y_total[5m]))[1h:]) > 1")]
    public void A_division_inside_a_sum(string markup) => Shop.Alert(FindingKind.NaNInAggregate, markup);

    [Theory]
    [InlineData("sum(rate(kube_x_total[5m])) / sum(rate(kube_y_total[5m])) > 1")]
    [InlineData("sum(rate(kube_x_total[5m]) / (rate(kube_y_total[5m]) > 0)) > 1")]
    [InlineData("sum((rate(kube_x_total[5m]) / rate(kube_y_total[5m])) > 0.5) > 1")]
    [InlineData("sum(rate(kube_x_total[5m]) / 60) > 1")]
    [InlineData("sum(rate(kube_x_total[5m]) / (rate(kube_y_total[5m]) + 1)) > 1")]
    [InlineData("avg(kube_used_bytes / kube_size_bytes) > 1")]
    [InlineData("max(rate(kube_x_total[5m]) / rate(kube_y_total[5m])) > 1")]
    [InlineData("count(rate(kube_x_total[5m]) / rate(kube_y_total[5m])) > 1")]
    public void Divisions_that_are_guarded_or_outside_are_fine(string expr) => Shop.Fine(expr);

    [Theory]
    [InlineData("[|topk|](5, kube_x) > 1")]
    [InlineData("[|bottomk|] by (job) (5, kube_x > 1)")]
    [InlineData("[|limitk|](5, kube_x > 1) and kube_y")]
    public void Chosen_series_flap(string markup) => Shop.Alert(FindingKind.Fragile, markup);

    [Theory]
    [InlineData("sum(topk(5, kube_x)) > 1")]
    [InlineData("kube_x * on (job) group_left (node) topk by (job, node) (1, kube_y) > 1")]
    [InlineData("kube_x / on (job) topk by (job) (1, kube_y) > 1")]
    [InlineData("kube_x > 1 and on (job) topk(1, kube_y)")]
    public void Chosen_series_whose_labels_go_are_fine(string expr) => Shop.Fine(expr);

    [Fact]
    public void Chosen_series_may_be_recorded() => Shop.FineRecording("topk(5, kube_x)");

    [Fact]
    public void Sums_of_two_jobs_wait_for_both()
    {
        const string Markup = "sum(foo{job='a'}) [|/|] sum(bar{job='b'}) > 0.1";
        Assert.Equal("5m", Shop.Alert(FindingKind.Fragile, Markup, r => r with { For = null }).Suggestion!.For);
        Shop.Fine("sum(foo{job='a'}) / sum(bar{job='b'}) > 0.1");
        Shop.Fine("sum(foo{job='a'}) / sum(bar{job='a'}) > 0.1", r => r with { For = null });
    }

    [Theory]
    [InlineData("rate(kube_x_total[[|30d|]]) > 1")]
    [InlineData("kube_x offset [|3w|] > 1")]
    [InlineData("avg_over_time(kube_x[10d] offset [|2w|]) > 1")]
    [InlineData("max_over_time(kube_x[1m:1m] offset [|16d|]) > 1")]
    [InlineData("sum_over_time(kube_x[[|30d|]]) / count_over_time(kube_x[30d]) > 1")]
    public void A_time_behind_the_retention(string markup) => Shop.Alert(FindingKind.BeyondRetention, markup);

    [Theory]
    [InlineData("rate(kube_x_total[15d]) > 1")]
    [InlineData("kube_x offset -30d > 1")]
    public void Times_within_it_are_fine(string expr) => Shop.Fine(expr);

    [Fact]
    public void The_retention_is_the_callers() => Shop.Fine("rate(kube_x_total[30d]) > 1", null, new CheckOptions { Retention = TimeSpan.FromDays(90) });

    [Theory]
    [InlineData("[|absent|](kube_x)", null)]
    [InlineData("[|absent|](kube_x)", "0m")]
    [InlineData("[|absent|](kube_x) == 1", "59s")]
    [InlineData("kube_y > 1 or [|absent|](kube_x)", null)]
    public void Absence_needs_time(string markup, string? wait)
    {
        Finding finding = Assert.Single(
            Shop.All(FindingKind.AbsentWithoutFor, markup, RuleKind.Alerting, r => r with { For = wait }, null));
        Assert.Equal("5m", finding.Suggestion!.For);
        Assert.Empty(finding.Suggestion.Edits);
    }

    [Theory]
    [InlineData("absent(kube_x)", "1m")]
    [InlineData("absent_over_time(kube_x[10m])", null)]
    [InlineData("kube_y > 1 unless on () absent(kube_x)", null)]
    public void Absence_that_waits_is_fine(string expr, string? wait) => Shop.Fine(expr, r => r with { For = wait });

    [Fact]
    public void Texts_are_held_against_the_labels_of_the_result()
    {
        var rule = new RuleText(RuleKind.Alerting, "A", "sum by (job) (rate(kube_x_total[5m])) > 1")
        {
            For = "5m",
            Labels = [new("severity", "critical"), new("node", "{{ $labels.node }}")],
            Annotations = [new("summary", "{{ $labels.job }} of {{ $labels.severity }}"), new("description", "on {{ $labels.pod }}")],
        };
        IReadOnlyList<Finding> findings = RuleChecker.Check(rule, Shop.Catalog);
        Assert.Equal(
            [(RulePart.Label, 1, "node"), (RulePart.Annotation, 0, "severity"), (RulePart.Annotation, 1, "pod")],
            findings.Select(f => (f.Part, f.Index, (f.Part == RulePart.Label ? rule.Labels : rule.Annotations)[f.Index].Text[f.Start..f.End])));
        Assert.All(findings, f => Assert.Equal(FindingKind.TemplateLabel, f.Kind));
        Assert.All(findings.Take(2), f => Assert.Contains("the rule sets it after its texts are filled", f.Message, StringComparison.Ordinal));
        Assert.Contains("'sum by (job)' keeps only job", findings[2].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("count(kube_x) > 5", true)]
    [InlineData("kube_x > 5", true)]
    [InlineData("kube_x_ratio == 1", true)]
    [InlineData("rate(kube_x_total[5m]) > 5", false)]
    [InlineData("kube_x / kube_y > 5", false)]
    [InlineData("kube_x_bytes > 5", false)]
    [InlineData("avg(kube_x) > 5", false)]
    public void A_value_with_many_digits_is_to_be_humanized(string expr, bool readsWell)
    {
        var rule = new RuleText(RuleKind.Alerting, "A", expr) { For = "5m", Annotations = [new("summary", "it is {{ $value }}")] };
        Assert.Equal(readsWell ? [] : [FindingKind.NotHumanized], RuleChecker.Check(rule, Shop.Catalog).Select(f => f.Kind));
    }

    [Fact]
    public void A_rule_whose_expression_cannot_be_read_has_its_texts_checked()
    {
        var rule = new RuleText(RuleKind.Alerting, "A", "sum by (job (x)") { Annotations = [new("summary", "{{ $labels.any | nothing }}")] };
        IReadOnlyList<Finding> findings = RuleChecker.Check(rule, Shop.Catalog);
        Assert.Equal([RulePart.Expr, RulePart.Annotation], findings.Select(f => f.Part).Distinct());
        Assert.DoesNotContain(findings, f => f.Kind == FindingKind.TemplateLabel);
    }

    [Theory]
    [InlineData("[|up[5m]|]")]
    [InlineData("[|'text'|]")]
    public void A_rule_needs_a_vector_or_a_number(string markup) => Shop.Alert(FindingKind.Syntax, markup);

    [Fact]
    public void Every_error_of_syntax_is_told_and_nothing_else()
    {
        IReadOnlyList<Finding> findings = RuleChecker.Check(new RuleText(RuleKind.Alerting, "A", "rate(myshop_zebras_total) > nosuch(myshop_zebras_total)"), Shop.Catalog);
        Assert.Equal(2, findings.Count);
        Assert.All(findings, f => Assert.Equal(FindingKind.Syntax, f.Kind));
    }

    [Theory]
    [InlineData("myshop_orders_created_total", "status=~'5..'", FindingKind.UnknownLabelValue, 8, 13)]
    [InlineData("myshop_orders_created_total", "state='paid'", FindingKind.UnknownLabel, 0, 5)]
    [InlineData("myshop_checkout_duration_seconds", "method='cash'", FindingKind.UnknownLabelValue, 7, 13)]
    [InlineData("myshop_checkout_duration_seconds", "{method=~'card'}", FindingKind.NeedlessRegexp, 1, 15)]
    [InlineData("kube_x", "a='1', a='2'", FindingKind.UnknownLabelValue, 7, 12)]
    [InlineData("kube_x", "a=", FindingKind.Syntax, 2, 2)]
    public void Matchers_alone_are_checked(string series, string matchers, FindingKind kind, int start, int end)
    {
        Finding finding = Assert.Single(RuleChecker.CheckMatchers(series, matchers, Shop.Catalog));
        Assert.Equal((kind, start, end), (finding.Kind, finding.Start, finding.End));
    }

    [Theory]
    [InlineData("myshop_orders_created_total", "status='paid'")]
    [InlineData("myshop_checkout_duration_seconds", "method='card', le='1.0'")]
    [InlineData("kube_x", "a='1', b=~'c.*'")]
    public void Matchers_that_select_are_fine(string series, string matchers) => Assert.Empty(RuleChecker.CheckMatchers(series, matchers, Shop.Catalog));

    [Theory]
    [InlineData("label_replace(kube_x, 'a', '$1', 'b', [|'(.*'|]) > 1")]
    [InlineData("label_replace(kube_x, [|'1a'|], '$1', 'b', '(.*)') > 1")]
    [InlineData("label_join(kube_x, [|''|], ',', 'b') > 1")]
    [InlineData("count_values([|'a-b c'|], kube_x) > 1")]
    public void What_a_server_refuses_each_time(string markup) =>
        Shop.Alert(FindingKind.Syntax, markup, null, new CheckOptions { TargetVersion = new Version(2, 42) });

    [Fact]
    public void Labels_of_any_letters_came_with_3_0() => Shop.Fine("count_values('a-b c', kube_x) > 1");

    [Fact]
    public void What_is_behind_a_flag_is_refused_where_the_server_lacks_it()
    {
        const string Expr = "[|mad_over_time|](kube_x[5m]) > 1";
        Assert.Contains("experimental", Shop.Alert(FindingKind.Syntax, Expr, null, new CheckOptions { Experimental = false }).Message, StringComparison.Ordinal);
        Shop.Fine(Expr.Replace("[|", "").Replace("|]", ""));
    }
}
