using MetricsKit.PromQL;
using MetricsKit.PromQL.Checks;

namespace MetricsKit.RuleFiles.Tests;

/// <summary>Each character of each text is found in the file, whatever the scalar's style.</summary>
public sealed class PlaceTests
{
    private static readonly string[] Styles =
    [
        "plain up == 0 of job",
        "'single ''quoted'' up'",
        "\"double \\\"quoted\\\" \\u00e9 \\x41\\tup\"",
        "|\n        literal\n          more up\n\n        last\n",
        "|-\n        literal up\n",
        "|+\n        literal up\n\n\n",
        ">\n        folded up\n        one line\n\n        next\n          indented\n          twice\n        last\n",
        ">-\n\n        folded\n        up\n",
        "|1\n        up\n       less\n",
        "plain\n        over\n\n        lines up",
        "'single\n        over\n\n        lines'' up'",
        "\"double \\\n        over   \n        lines\\n up\"",
        "!!str up",
        "&anchor 'up'",
        "\"a😀b up\"",
    ];

    public static TheoryData<string, string> Cases
    {
        get
        {
            var cases = new TheoryData<string, string>();
            foreach (string style in Styles)
            {
                cases.Add(style, "\n");
                cases.Add(style, "\r\n");
            }

            return cases;
        }
    }

    [Theory]
    [MemberData(nameof(Cases))]
    public void Each_character_is_found(string style, string newline)
    {
        string text = $"groups:\n- name: g\n  rules:\n  - alert: A\n    expr: up\n    annotations:\n      before: x\n      key: {style}{(style[^1] == '\n' ? "" : "\n")}      after: y\n".Replace("\n", newline);
        FileRule rule = Read(text);
        string value = rule.Rule.Annotations[1].Text;
        int scalar = text.IndexOf("key: ", StringComparison.Ordinal) + 5;
        int last = scalar;
        for (int i = 0; i < value.Length; i++)
        {
            SourceSpan span = rule.PlaceOf(RulePart.Annotation, 1, i, i + 1);
            Assert.True(span.Start >= last, $"character {i} of '{value}' is at {span}");
            Assert.True(span.Length is >= 1 and <= 12, $"character {i} of '{value}' is at {span}");
            string there = text[span.Start..span.End];
            string unescaped = there switch { "''" => "'", ['\\', 't'] => "\t", ['\\', 'n'] => "\n", "\\\"" => "\"", "\\u00e9" => "é", "\\x41" => "A", _ => there };
            Assert.True(value[i] == unescaped[0] || (char.IsWhiteSpace(value[i]) && char.IsWhiteSpace(unescaped[0])), $"character {i} of '{value}' is '{there}'");
            last = span.Start;
        }

        int up = value.IndexOf("up", StringComparison.Ordinal);
        SourceSpan place = rule.PlaceOf(RulePart.Annotation, 1, up, up + 2);
        Assert.Equal("up", text[place.Start..place.End]);
        Assert.Equal("y", rule.Rule.Annotations[2].Text);
    }

    [Fact]
    public void Each_part_has_its_place()
    {
        const string Text = """
            groups:
            - name: group-one
              interval: 30s
              rules:
              - alert: Down
                expr: |
                  up{job="x"}
                    == 0
                for: 5m
                keep_firing_for: 1m
                labels: {severity: page, team: 'b'}
                annotations:
                  summary: "{{ $labels.x }} is down"
              - record: a:b:c
                expr: sum(x)
            """;
        RuleFile file = RuleFileReader.Read(Text);
        Assert.Empty(file.Problems);
        FileGroup group = Assert.Single(file.Groups);
        Assert.Equal("group-one", Of(group.NameSpan));
        Assert.Equal(("30s", "30s"), (group.Interval, Of(group.IntervalSpan)));
        Assert.Equal(2, group.Rules.Count);
        FileRule rule = group.Rules[0];
        Assert.Equal(new RuleText(RuleKind.Alerting, "Down", "up{job=\"x\"}\n  == 0\n") { ReadsAllJobs = true }, rule.Rule with { For = null, KeepFiringFor = null, Labels = [], Annotations = [] });
        Assert.Equal("Down", Of(rule.PlaceOf(RulePart.Name, 0, 0, 4)));
        Assert.Equal("job", Of(rule.PlaceOf(RulePart.Expr, 0, 3, 6)));
        Assert.Equal("==", Of(rule.PlaceOf(RulePart.Expr, 0, 14, 16)));
        Assert.Equal("5m", Of(rule.PlaceOf(RulePart.For, 0, 0, 2)));
        Assert.Equal("1m", Of(rule.PlaceOf(RulePart.KeepFiringFor, 0, 0, 2)));
        Assert.Equal("b", Of(rule.PlaceOf(RulePart.Label, 1, 0, 1)));
        Assert.Equal("$labels", Of(rule.PlaceOf(RulePart.Annotation, 0, 3, 10)));
        Assert.StartsWith("alert: Down", Of(rule.Span), StringComparison.Ordinal);
        Assert.EndsWith("is down\"", Of(rule.Span), StringComparison.Ordinal);
        Assert.Equal("a:b:c", Of(group.Rules[1].PlaceOf(RulePart.For, 0, 0, 0)));
        Assert.Equal(RuleKind.Recording, group.Rules[1].Rule.Kind);

        static string Of(SourceSpan span) => Text[span.Start..span.End];
    }

    [Fact]
    public void A_byte_order_mark_moves_nothing()
    {
        const string Text = "\uFEFFgroups:\n- name: g\n  rules:\n  - alert: A\n    expr: up\n";
        SourceSpan place = Read(Text).PlaceOf(RulePart.Expr, 0, 0, 2);
        Assert.Equal("up", Text[place.Start..place.End]);
    }

    [Fact]
    public void An_alias_is_at_its_anchor_and_merged_fields_are_read()
    {
        const string Text = """
            groups:
            - name: g
              rules:
              - &base
                alert: A
                expr: up == 0
                labels: &l {severity: page}
              - <<: *base
                alert: B
                labels: *l
            """;
        RuleFile file = RuleFileReader.Read(Text);
        Assert.Empty(file.Problems);
        FileRule rule = file.Groups[0].Rules[1];
        Assert.Equal(("B", "up == 0", "page"), (rule.Rule.Name, rule.Rule.Expr, rule.Rule.Labels[0].Text));
        Assert.Equal(Text.IndexOf("page", StringComparison.Ordinal), rule.PlaceOf(RulePart.Label, 0, 0, 4).Start);
        Assert.Null(rule.EditsOf(new Finding(FindingKind.RawCounter, RulePart.Expr, 0, 2, "x") { Suggestion = new("t", [new TextEdit(0, 2, "down")]) }));
    }

    private static FileRule Read(string text)
    {
        RuleFile file = RuleFileReader.Read(text);
        Assert.Empty(file.Problems);
        return Assert.Single(Assert.Single(file.Groups).Rules);
    }
}
