using MetricsKit.PromQL.Checks;

namespace MetricsKit.PromQL.Tests.Templates;

/// <summary>What Prometheus accepts and cannot execute.</summary>
public sealed class TemplateCallTests
{
    private static readonly TemplateContext Any = new(null, null) { ValueReadsWell = true };

    public static TheoryData<string, string> Mistakes { get; } = new()
    {
        { "{{ [|humanize|] }}", "'humanize' takes one argument, not none; write '$value | humanize'" },
        { "{{ [|$value|] humanize }}", "write '$value | humanize'" },
        { "{{ $labels | [|$value|] }}", "is no function" },
        { "{{ [|5|] 6 }}", "is no function" },
        { "{{ query [|5|] }}", "'query' takes a string, not a whole number" },
        { "{{ query [|$value|] }}", "takes a string, not a number" },
        { "{{ query \"m\" | [|value|] }}", "take its first one with 'first'" },
        { "{{ query \"m\" | [|humanize|] }}", "'first | value'" },
        { "{{ first [|$labels|] }}", "takes the result of a query" },
        { "{{ label \"a\" [|(query \"m\")|] }}", "takes a sample" },
        { "{{ toUpper [|$value|] }}", "takes a string" },
        { "{{ safeHtml \"x\" | [|toUpper|] }}", "not HTML" },
        { "{{ humanize [|\"abc\"|] }}", "'abc' is none" },
        { "{{ humanize [|$labels|] }}", "takes a number, not a map of labels" },
        { "{{ humanize [|true|] }}", "takes a number, not a bool" },
        { "{{ parseDuration [|\"x\"|] }}", "no duration" },
        { "{{ match \"[|(|]\" \"a\" }}", "regular expression" },
        { "{{ reReplaceAll [|\"\\\\p\"|] \"a\" \"b\" }}", "regular expression" },
        { "{{ [|nil|] }}", "nil alone" },
        { "{{ [|call|] $value }}", "needs a function" },
        { "{{ [|reReplaceAll|] \"a\" \"b\" }}", "takes 3 arguments, not 2" },
        { "{{ [|externalURL|] 1 }}", "takes no argument" },
        { "{{ [|and|] }}", "at least one argument" },
        { "{{ if gt $value [|5|] }}x{{ end }}", "'gt' cannot compare a number with a whole number; write 5.0" },
        { "{{ if eq $value [|\"5\"|] }}x{{ end }}", "cannot compare a number with a string" },
        { "{{ if eq $labels.a [|5|] }}x{{ end }}", "cannot compare a string with a whole number" },
        { "{{ eq $labels [|$labels|] }}", "cannot compare a map" },
        { "{{ [|eq|] 1 }}", "one is missing" },
        { "{{ lt true [|false|] }}", "cannot compare" },
        { "{{ .[|Foo|] }}", "the alert has no field 'Foo'; did you mean '$labels.Foo'?" },
        { "{{ $.[|Foo|] }}", "the alert has no field 'Foo'; it has Labels" },
        { "{{ $.[|labels|].a }}", "did you mean 'Labels'?" },
        { "{{ $labels.a.[|b|] }}", "a string has no field 'b'" },
        { "{{ $value.[|x|] }}", "a number has no field 'x'" },
        { "{{ (query \"m\").[|Value|] }}", "with 'first'" },
        { "{{ range query \"m\" }}{{ .[|value|] }}{{ end }}", "did you mean 'Value'?" },
        { "{{ with query \"m\" }}{{ .[|Value|] }}{{ end }}", "the result of a query has no field" },
        { "{{ range [|$value|] }}{{ end }}", "'range' needs" },
        { "{{ len [|$value|] }}", "'len' takes" },
        { "{{ index $labels [|5|] }}", "takes a name in quotes" },
        { "{{ index [|$value|] 0 }}", "'index' takes a map" },
        { "{{ slice [|$labels|] 1 }}", "'slice' takes" },
        { "[|{{ template \"x\" }}|]", "is not defined" },
        { "{{ [|$x|] = 1 }}", "write ':='" },
        { "{{ [|9223372036854775808|] }}", "too large" },
        { "{{ query \"[|sum()|]\" | first | value }}", "" },
        { "{{ printf \"[|%d|]\" $value }}", "cannot show a number; write '%.2f'" },
        { "{{ printf \"[|%s|]\" $value }}", "cannot show a number" },
        { "{{ printf \"%s [|%s|]\" $labels.a }}", "is given no value" },
        { "{{ printf \"5[|%|]\" }}", "ends within a verb" },
        { "{{ printf \"%s\" $labels.a [|$labels.b|] }}", "shows one value, and is given 2" },
        { "{{ printf [|$value|] \"%.2f\" }}", "'printf' takes a string" },
    };

    [Theory]
    [MemberData(nameof(Mistakes))]
    public void A_mistake_is_told_at_its_place(string marked, string message)
    {
        Finding finding = Assert.Single(MarkedText.Check(FindingKind.TemplateCall, marked, Any, new CheckOptions { TargetVersion = new Version(2, 42) }));
        Assert.Contains(message, finding.Message, StringComparison.Ordinal);
    }

    [FactNeeds(Needs.Promtool)]
    public async Task Prometheus_fails_at_each_of_them()
    {
        List<string> texts = [.. Mistakes.Select(m => ((string)((object[])m)[0]).Replace("[|", "").Replace("|]", ""))];
        Assert.Empty(await PromtoolTexts.RefusedAsync(texts));
        IReadOnlyDictionary<int, string> filled = await PromtoolTexts.FilledAsync(texts);
        Assert.All(texts.Select((t, i) => (t, filled[i])), p => Assert.True(p.Item2.StartsWith("<error", StringComparison.Ordinal) || p.Item2.Contains("%!"), $"{p.t} gives {p.Item2}"));
    }

    [Fact]
    public void A_whole_number_is_made_one_with_a_fraction()
    {
        const string Text = "{{ if gt $value 90 }}x{{ end }}";
        Assert.Equal("{{ if gt $value 90.0 }}x{{ end }}", MarkedText.Apply(Text, Assert.Single(TemplateChecker.Check(Text, Any)).Suggestion!));
    }

    [Fact]
    public void A_label_that_is_taken_for_a_field_is_made_one()
    {
        const string Text = "{{.instance}} is down";
        Assert.Equal("{{$labels.instance}} is down", MarkedText.Apply(Text, Assert.Single(TemplateChecker.Check(Text, Any)).Suggestion!));
        Assert.Null(Assert.Single(TemplateChecker.Check(Text, Any with { Labels = ["job"] })).Suggestion);
    }

    [Fact]
    public void Each_mistake_is_told()
    {
        MarkedText.Check(FindingKind.TemplateCall, "{{ [|humanize|] }} {{ if gt $value [|5|] }}{{ toUpper [|$value|] }}{{ end }}", Any);
        MarkedText.Check(FindingKind.TemplateCall, "{{ query `rate([|up|]) + [|foo|]()` }}", Any);
    }

    [Theory]
    [InlineData("{{ humanize $labels.a }}")]
    [InlineData("{{ $x := 5 }}{{ $x = \"a\" }}{{ toUpper $x }}")]
    [InlineData("{{ (args 1 \"a\").arg1 | toUpper }}")]
    [InlineData("{{ (toTime $value).Format \"15:04\" }}")]
    [InlineData("{{ define \"t\" }}{{ .x.y }}{{ end }}{{ template \"t\" (args 1) }}")]
    [InlineData("{{ or $labels.a nil | print }}")]
    [InlineData("{{ index (query \"m\") 0 | value }}")]
    [InlineData("{{ printf \"%v %5.1f%% %q %*d\" $value $value $labels.a 5 5 }}")]
    [InlineData("{{ printf $labels.a $value }}")]
    [InlineData("{{ query (printf \"m{a='%s'\" $labels.a) | first | value }}")]
    [InlineData("{{ humanize \"0x1p-2\" }}")]
    public void What_may_work_is_not_complained_of(string text) => Assert.Empty(TemplateChecker.Check(text, Any));
}
