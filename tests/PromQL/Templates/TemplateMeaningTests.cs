using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Tests.Templates;

/// <summary>Labels, values and placeholders in texts that Prometheus executes without complaint.</summary>
public sealed class TemplateMeaningTests
{
    private static readonly TemplateContext Labelled = new(["job", "instance"], null) { ValueReadsWell = true };

    [Theory]
    [InlineData("{{ $labels.[|pod|] }}")]
    [InlineData("{{ .Labels.[|pod|] }} {{ $.Labels.[|pod|] | toUpper }}")]
    [InlineData("{{ index $labels [|\"pod\"|] }} {{ index .Labels [|`pod`|] }}")]
    [InlineData("{{ $l := $labels }}{{ $l.[|pod|] }}")]
    [InlineData("{{ printf \"%s\" $labels.[|pod|] }}")]
    [InlineData("{{ with .Labels }}{{ .[|pod|] }}{{ end }}")]
    [InlineData("{{ with $labels.pod }}{{ . }} {{ $labels.pod }}{{ end }} {{ $labels.[|pod|] }}")]
    [InlineData("{{ if $labels.pod }}{{ $labels.pod }}{{ end }}")]
    [InlineData("{{ if ne $labels.pod \"\" }}{{ $labels.pod }}{{ else }}{{ $labels.[|nod|] }}{{ end }}")]
    [InlineData("{{ or $labels.pod \"none\" }}")]
    [InlineData("{{ range query \"m\" }}{{ .Labels.pod }}{{ end }}")]
    [InlineData("{{ $externalLabels.pod }} {{ .ExternalLabels.pod }}")]
    [InlineData("{{ $labels.job }} {{ $labels.instance }} {{ $labels.__name__ }}")]
    [InlineData("{{ define \"t\" }}{{ .pod }}{{ end }}{{ template \"t\" $labels }}")]
    public void A_label_that_the_result_lacks_is_told_unless_it_is_asked_for(string marked) =>
        MarkedText.Check(FindingKind.TemplateLabel, marked, Labelled);

    [Fact]
    public void A_label_says_why_it_is_missing_and_what_was_meant()
    {
        TemplateContext context = Labelled with { WhyMissing = name => name == "instnce" ? "sum by (job) removes it" : null };
        Finding finding = Assert.Single(TemplateChecker.Check("on {{ $labels.instnce }}", context));
        Assert.Equal("the alert's result has no label 'instnce': sum by (job) removes it; did you mean 'instance'?", finding.Message);
        Assert.Equal("on {{ $labels.instance }}", MarkedText.Apply("on {{ $labels.instnce }}", finding.Suggestion!));
        const string Indexed = "{{ index $labels `jobb` }}";
        Assert.Equal("{{ index $labels `job` }}", MarkedText.Apply(Indexed, Assert.Single(TemplateChecker.Check(Indexed, context)).Suggestion!));
        Assert.Contains("write the name itself", Assert.Single(TemplateChecker.Check("{{ $labels.alertname }}", context)).Message, StringComparison.Ordinal);
        Assert.Empty(TemplateChecker.Check("{{ $labels.anything }}", new TemplateContext(null, null)));
    }

    [Fact]
    public void The_labels_that_a_rule_sets_are_not_in_its_texts()
    {
        var rule = new RuleText(RuleKind.Alerting, "A", "sum by (job) (x) > 1")
        {
            Labels = [new NamedText("severity", "page"), new NamedText("of", "{{ $labels.severity }}")],
            Annotations = [new NamedText("a", "{{ $labels.job }} {{ $labels.severity }}"), new NamedText("b", "{{ $labels.alertname }}")],
        };
        List<Finding> findings = [.. RuleChecker.Check(rule, MetricCatalog.Empty).Where(f => f.Kind == FindingKind.TemplateLabel)];
        Assert.Equal([(RulePart.Label, 1), (RulePart.Annotation, 0), (RulePart.Annotation, 1)], findings.Select(f => (f.Part, f.Index)));
        Assert.All(findings.Take(2), f => Assert.Contains("the rule sets it after its texts are filled", f.Message, StringComparison.Ordinal));
        Assert.Contains("write the name itself", findings[2].Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ [|$value|] }}")]
    [InlineData("{{ [|.Value|] | humanize }}")]
    [InlineData("{{ printf \"%.0f\" [|$value|] }}")]
    [InlineData("{{ $x := $value }}{{ [|$x|] }}")]
    [InlineData("{{ with $value }}{{ [|.|] }}{{ end }}")]
    [InlineData("{{ [|.|] }}")]
    [InlineData("{{ if gt $value 5.0 }}critical{{ else }}warning{{ end }}")]
    [InlineData("{{ $labels.severity }} {{ .Labels }} {{ gt .Value 5.0 }}")]
    public void A_label_must_not_hold_the_value(string marked) =>
        MarkedText.Check(FindingKind.ValueInLabel, marked, new TemplateContext(null, null) { IsLabel = true });

    [Theory]
    [InlineData("{{ [|$value|] }}%")]
    [InlineData("{{ [|.Value|] }}")]
    [InlineData("{{- [|$.Value|] -}}")]
    [InlineData("{{ with [|$value|] }}x{{ end }}", false)]
    [InlineData("{{ $value | humanize }} {{ humanizeDuration $value }} {{ printf \"%.1f\" $value }} {{ toTime $value }} {{ $value | print }}")]
    [InlineData("{{ range query \"m\" }}{{ .Value }}{{ end }}")]
    [InlineData("{{ $x := $value }}{{ if gt $x 1.0 }}a{{ end }}")]
    public void A_value_is_humanized(string marked, bool isMarked = true)
    {
        var context = new TemplateContext(null, null);
        MarkedText.Check(FindingKind.NotHumanized, isMarked ? marked : marked.Replace("[|", "").Replace("|]", ""), context);
        Assert.Empty(TemplateChecker.Check(marked.Replace("[|", "").Replace("|]", ""), context with { ValueReadsWell = true }));
    }

    [Theory]
    [InlineData("{service} and {runbook}, {} {0} {a b} {anything}")]
    [InlineData("[|{servce}|] [|{Runbook}|] {{ \"{servce}\" }} {{/* {servce} */}} [|{runbok}|]")]
    [InlineData("{{ $value {servce}")]
    public void A_placeholder_is_one_that_is_known(string marked) =>
        MarkedText.Check(FindingKind.Placeholder, marked, new TemplateContext(null, ["service", "runbook"]) { ValueReadsWell = true });

    [Fact]
    public void A_placeholder_in_an_action_is_told_its_braces() => Assert.Equal(
        "'service' is no function but a placeholder, which has single braces; write '{service}'",
        Assert.Single(TemplateChecker.Check("{{ service }}", new TemplateContext(null, ["service"]))).Message);

    [Fact]
    public void A_placeholder_is_repaired_and_braces_mean_nothing_in_files()
    {
        Finding finding = Assert.Single(TemplateChecker.Check("see {runbok}", new TemplateContext(null, ["service", "runbook"])));
        Assert.Equal("see {runbook}", MarkedText.Apply("see {runbok}", finding.Suggestion!));
        Assert.Empty(TemplateChecker.Check("see {runbok}", new TemplateContext(null, null)));
    }
}
