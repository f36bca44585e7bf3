using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Tests.Templates;

public sealed class TemplateSyntaxTests
{
    private static readonly TemplateContext Any = new(null, null) { ValueReadsWell = true };

    [Theory]
    [InlineData("a [|{{ $value|]", "not closed")]
    [InlineData("a [|{{ $value |]{{ $labels.a }}", "not closed")]
    [InlineData("{{ $value[|}|] x }}", "'}' alone")]
    [InlineData("{{ $value [|}|] }}", "'}' alone")]
    [InlineData("[|{{ }}|]", "empty")]
    [InlineData("[|{{}}|]", "empty")]
    [InlineData("{{ [|$label|].x }}", "variable '$label' is not declared; did you mean '$labels'?")]
    [InlineData("{{ [|humanise|] $value }}", "function 'humanise' does not exist; did you mean 'humanize'?")]
    [InlineData("{{ [|value2string|] $value }}", "function 'value2string' does not exist")]
    [InlineData("{{ [|labels|].x }}", "did you mean '$labels'?")]
    [InlineData("{{ [|tmpl|] \"x\" . }}", "console pages")]
    [InlineData("{{ $labels[|[|]\"x\"] }}", "index $labels")]
    [InlineData("{{ $labels.a[|-|]b }}", "index $labels")]
    [InlineData("{{ $value[|-|]5 }}", "no operators")]
    [InlineData("{{ if $value [|>|] 5 }}x{{ end }}", "gt $value 5.0")]
    [InlineData("{{ $value [|*|] 100 }}", "do not calculate")]
    [InlineData("{{ if $labels.a [|=|] 5 }}x{{ end }}", "eq a b")]
    [InlineData("{{ [|\"abc|]", "no closing \"")]
    [InlineData("{{ \"a[|\\q|]\" }}", "unknown escape sequence")]
    [InlineData("{{ [|`abc|]", "no closing `")]
    [InlineData("{{ [|'ab'|] }}", "not one character")]
    [InlineData("{{ [|09|] }}", "is no number")]
    [InlineData("{{ [|5m|] }}", "is no number")]
    [InlineData("{{ [|-|] }}", "is no number")]
    [InlineData("[|{{ if $value }}|]x", "has no '{{ end }}'")]
    [InlineData("{{ if $value }}x[|{{ range $labels }}|]x{{ else }}", "has no '{{ end }}'")]
    [InlineData("[|{{ if }}|]{{ end }}", "'if' needs a value")]
    [InlineData("x[|{{ end }}|]", "closes nothing")]
    [InlineData("x[|{{ else }}|]", "belongs to no")]
    [InlineData("{{ if true }}{{ else }}[|{{ else }}|]{{ end }}", "second")]
    [InlineData("{{ end [|x|] }}", "cannot follow 'end'", "{{ if true }}")]
    [InlineData("{{ range $labels }}{{ else [|if|] true }}{{ end }}", "cannot follow 'range'")]
    [InlineData("{{ [|break|] }}", "stands in no 'range'")]
    [InlineData("{{ if true }}{{ [|define|] \"x\" }}{{ end }}{{ end }}", "outside")]
    [InlineData("{{ define \"x\" }}a{{ end }}{{ define [|\"x\"|] }}b{{ end }}", "defined twice")]
    [InlineData("{{ define \"x\" }}{{ [|$labels|].a }}{{ end }}", "sees only its own dot")]
    [InlineData("{{ template [|x|] }}", "name in quotes")]
    [InlineData("{{ ([|print 1 }}|]", "'(' is not closed", null, false)]
    [InlineData("{{ print 1 [|)|] }}", "closes nothing")]
    [InlineData("{{ print | [|5|] }}", "only a function")]
    [InlineData("{{ | print }}", "missing before '|'", null, false)]
    [InlineData("{{ print $value[|,|] 5 }}", "spaces between")]
    [InlineData("{{ [|$value|], $x := 5 }}", "", null, false)]
    [InlineData("{{ \"a\"[|\"b\"|] }}", "a space is missing")]
    [InlineData("{{ true[|.x|] }}", "has no fields")]
    [InlineData("{{ $x := [|if|] true }}", "first word")]
    [InlineData("[|{{ $x := }}|]", "given no value")]
    [InlineData("{{/* a [|*/|] }}", "of its own")]
    [InlineData("[|{{/*|] a }}", "never closed")]
    [InlineData("{{ [|☃|] }}", "does not belong")]
    public void A_mistake_is_told_at_its_place(string marked, string message, string? before = null, bool isExact = true)
    {
        if (!isExact)
        {
            string text = marked.Replace("[|", "").Replace("|]", "");
            Assert.Contains(TemplateChecker.Check(text, Any), f => f.Kind == FindingKind.TemplateSyntax && f.Message.Contains(message));
            return;
        }

        Finding finding = Assert.Single(MarkedText.Check(FindingKind.TemplateSyntax, before + marked, Any));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData("{{ [|humanise|] $value }} and {{ [|$val|] }}")]
    [InlineData("{{ [|$a|] }} {{ [|nofunction|] [|$b|] }}")]
    [InlineData("{{ $value[|}|] and }} {{ [|$c|] }}")]
    [InlineData("[|{{ if $value |]{{ [|$c|] }}{{ end }}")]
    [InlineData("{{ if [|>|] 5 }}x{{ [|$d|] }}{{ end }}")]
    public void One_mistake_does_not_hide_the_next(string marked) => MarkedText.Check(FindingKind.TemplateSyntax, marked, Any);

    [Theory]
    [InlineData("{{ now }}", "3.5", "3.6")]
    [InlineData("{{ toDuration 5 }}", "2.42", "3.6")]
    [InlineData("{{ urlQueryEscape \"a\" }}", "3.7", "3.8")]
    [InlineData("{{ with $labels.a }}{{ else with $labels.b }}{{ end }}", "2.42", "2.55")]
    public void What_the_target_lacks_names_the_version_that_has_it(string text, string target, string since)
    {
        Finding finding = Assert.Single(TemplateChecker.Check(text, Any, new CheckOptions { TargetVersion = new Version(target) }));
        Assert.Equal(FindingKind.TemplateSyntax, finding.Kind);
        Assert.Contains($"needs Prometheus {since} or later; the target version is {target}", finding.Message, StringComparison.Ordinal);
        Assert.Empty(TemplateChecker.Check(text, Any, new CheckOptions { TargetVersion = new Version(since) }));
    }

    [Theory]
    [InlineData("{{ $label.x }}", "{{ $labels.x }}")]
    [InlineData("{{ humanizePercent $value }}", null)]
    [InlineData("{{ $value | humanzie }}", "{{ $value | humanize }}")]
    public void A_near_name_is_offered(string text, string? repaired)
    {
        Finding finding = Assert.Single(TemplateChecker.Check(text, Any));
        Assert.True(repaired is null ? finding.Suggestion is null || finding.Suggestion.Edits.Count > 0 : MarkedText.Apply(text, finding.Suggestion!) == repaired);
    }

    [Theory]
    [InlineData("")]
    [InlineData("plain } text }}")]
    [InlineData("{a} { $value }")]
    [InlineData("{{ $labels.instance }} has {{ $value | humanizePercentage }} {{- /* note */ -}} left")]
    [InlineData("{{ with query \"m\" | first }}{{ .Value | humanize }} of {{ .Labels.job }}{{ end }}")]
    [InlineData("{{ range $i, $e := query `m{a=\"}}\"}` }}{{ if $i }}, {{ end }}{{ $e.Labels.a }}{{ else }}none{{ end }}")]
    [InlineData("{{ $externalURL }}/{{ $externalLabels.cluster | toUpper | reReplaceAll \"(.*)\" \"$1\" }}")]
    [InlineData("{{- $x := $labels.a -}}{{ $x = \"b\" }}{{ printf \"%s %.2f%%\" $x $value }}")]
    [InlineData("{{ if and (gt $value 1.0) (ne $labels.a \"\") }}a{{ else if eq $labels.a `b` \"c\" }}b{{ end }}")]
    [InlineData("{{\n$value\n|\nhumanize\n}}")]
    public void What_works_is_not_complained_of(string text) => Assert.Empty(TemplateChecker.Check(text, Any));
}
