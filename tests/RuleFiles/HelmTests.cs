using MetricsKit.PromQL;
using MetricsKit.PromQL.Checks;

namespace MetricsKit.RuleFiles.Tests;

public sealed class HelmTests
{
    private const string Chart = """
        {{- /* Alerts of the
             service. */ -}}
        {{- if .Values.alerts.enabled }}
        {{- $team := .Values.team | default "backend" }}
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        metadata:
          name: {{ include "shop.fullname" . }}-alerts
          labels:
            {{- include "shop.labels" . | nindent 4 }}
        spec:
          groups:
            - name: {{ .Release.Name }}-shop
              interval: {{ .Values.interval }}
              rules:
                {{- range .Values.extra }}
                - {{ toYaml . | nindent 18 }}
                {{- end }}
                - alert: ShopOrdersFailing
                  expr: |
                    sum(rate(shop_orders_total{namespace="{{ .Release.Namespace }}", status="failed"}[{{ .Values.window }}]))
                    {{- if .Values.minimum }}
                      and shop_up == 1
                    {{- end }}
                      > {{ .Values.threshold }}
                  for: {{ .Values.for | quote }}
                  labels:
                    severity: {{ .Values.severity }}
                    team: {{ $team }}
                  annotations:
                    summary: 'Orders of {{`{{`}} $labels.namespace {{`}}`}} fail: {{ `{{ $value | humanize }}` }}'
                    description: "{{ "{{" }} $labels.pod {{ "}}" }} in {{ .Release.Name }}"
                    runbook_url: "{{ .Values.runbooks }}/orders"
                    broken: ok {{`{{ $label.x }}`}}
                - alert: {{ .Values.prefix }}Late
                  expr: {{ .Values.expr }}
                - alert: ByList
                  expr: sum by (job {{ .Values.more }}) (x) > 0
                - alert: Branches
                  expr: x > {{ if .Values.a }}1{{ else }}2{{ end }}
                - alert: Mine
                  expr: sum(x
        {{- end }}
        """;

    [Fact]
    public void A_chart_gives_the_rules_that_it_makes()
    {
        RuleFile file = RuleFileReader.Read(Chart);
        Assert.Empty(file.Problems);
        FileGroup group = Assert.Single(file.Groups);
        Assert.Null(group.Interval);
        Assert.Equal(["ShopOrdersFailing", "Mine"], group.Rules.Select(r => r.Rule.Name));
        FileRule rule = group.Rules[0];
        Assert.True(PromQLParser.Parse(rule.Rule.Expr).Succeeded);
        Assert.Equal("sum(rate(shop_orders_total{namespace=\"x\", status=\"failed\"}[5m]))\n  and shop_up == 1\n  > 1\n", rule.Rule.Expr);
        Assert.Equal("5m", rule.Rule.For);
        Assert.Equal("Orders of {{ $labels.namespace }} fail: {{ $value | humanize }}", rule.Rule.Annotations[0].Text);
        Assert.StartsWith("{{ $labels.pod }} in ", rule.Rule.Annotations[1].Text, StringComparison.Ordinal);

        // An expression that Helm leaves alone keeps its mistakes.
        Assert.Equal("sum(x", group.Rules[1].Rule.Expr);
    }

    [Theory]
    [InlineData(RulePart.Expr, 0, "status", "status")]
    [InlineData(RulePart.Expr, 0, "shop_up", "shop_up")]
    [InlineData(RulePart.Expr, 0, "5m", "{{ .Values.window }}")]
    [InlineData(RulePart.Expr, 0, "> 1", "> {{ .Values.threshold }}")]
    [InlineData(RulePart.For, 0, "5m", "{{ .Values.for | quote }}")]
    [InlineData(RulePart.Label, 0, "x", "{{ .Values.severity }}")]
    [InlineData(RulePart.Annotation, 0, "$labels.namespace", "$labels.namespace")]
    [InlineData(RulePart.Annotation, 0, "{{ $labels", "{{`}} $labels")]
    [InlineData(RulePart.Annotation, 0, "$value", "$value")]
    [InlineData(RulePart.Annotation, 1, "$labels.pod", "$labels.pod")]
    [InlineData(RulePart.Annotation, 3, "$label.x", "$label.x")]
    public void What_is_found_is_at_its_place_in_the_chart(RulePart part, int index, string found, string place)
    {
        FileRule rule = RuleFileReader.Read(Chart).Groups[0].Rules[0];
        string text = part switch
        {
            RulePart.Expr => rule.Rule.Expr,
            RulePart.For => rule.Rule.For!,
            RulePart.Label => rule.Rule.Labels[index].Text,
            _ => rule.Rule.Annotations[index].Text,
        };
        int start = text.IndexOf(found, StringComparison.Ordinal);
        SourceSpan span = rule.PlaceOf(part, index, start, start + found.Length);
        Assert.Equal(place, Chart[span.Start..span.End]);
    }

    [Fact]
    public void Nothing_is_said_of_what_is_filled_in()
    {
        FileRule rule = RuleFileReader.Read(Chart).Groups[0].Rules[0];
        Assert.All(["MK5301", "MK5305", "MK5306"], id => Assert.True(rule.IsDisabled(id), id));
        Assert.All(["MK5101", "MK5102", "MK5103", "MK5104", "MK5201", "MK5203"], id => Assert.False(rule.IsDisabled(id), id));
        Assert.All(["MK5103", "MK5113", "MK5301"], id => Assert.False(RuleFileReader.Read(Chart).Groups[0].Rules[1].IsDisabled(id), id));
    }

    [Fact]
    public void A_fix_touches_what_stands_in_the_chart_as_it_is_and_nothing_else()
    {
        FileRule rule = RuleFileReader.Read(Chart).Groups[0].Rules[0];
        int at = rule.Rule.Annotations[0].Text.IndexOf("namespace", StringComparison.Ordinal);
        TextEdit edit = Assert.Single(rule.EditsOf(Suggest(RulePart.Annotation, 0, new TextEdit(at, at + 9, "pod")))!);
        Assert.Equal("pod", edit.NewText);
        Assert.Equal("namespace", Chart[edit.Start..edit.End]);
        Assert.Null(rule.EditsOf(Suggest(RulePart.Annotation, 0, new TextEdit(at, at, "{{ x }}"))));
        Assert.Null(rule.EditsOf(Suggest(RulePart.Annotation, 0, new TextEdit(10, 13, "x"))));
        Assert.Null(rule.EditsOf(Suggest(RulePart.Expr, 0, new TextEdit(0, 3, "avg"))));
    }

    [Theory]
    [InlineData("summary: '{{ $labels.x }} {{ if gt $value 1.0 }}a{{ end }}'")]
    [InlineData("summary: |\n        {{ range query \"up\" }}\n        {{ .Value }}\n        {{ end }}")]
    [InlineData("summary: \"{{ define \\\"t\\\" }}{{ end }}\"")]
    public void Templates_of_Prometheus_stay(string annotation)
    {
        RuleFile file = RuleFileReader.Read($"groups:\n- name: g\n  rules:\n  - alert: A\n    expr: up == 0\n    annotations:\n      {annotation}\n");
        Assert.Empty(file.Problems);
        Assert.Contains("{{", file.Groups[0].Rules[0].Rule.Annotations[0].Text, StringComparison.Ordinal);
        Assert.False(file.Groups[0].Rules[0].IsDisabled("MK5305"));
    }

    [Fact]
    public void Quotes_that_YAML_escapes_make_no_chart()
    {
        const string Rule = "  - alert: A\n    expr: up == 0\n    annotations:\n      summary: \"{{ $value | printf \\\"%.1f\\\" }} has none\"\n      other: 'get the list {{ index $labels ''x'' }}'\n";
        Assert.Equal(2, RuleFileReader.Read("groups:\n- name: g\n  rules:\n" + Rule + Rule).Groups[0].Rules.Count);
        Assert.Single(RuleFileReader.Read("groups:\n- name: g\n  rules:\n" + Rule + Rule + "  - a: b: c\n").Problems);
    }

    [Fact]
    public void A_template_without_quotes_in_a_plain_file_is_a_mistake_and_no_chart()
    {
        RuleFile file = RuleFileReader.Read("groups:\n- name: g\n  rules:\n  - alert: A\n    expr: up == 0\n    annotations:\n      summary: {{ $labels.x }} is down\n");
        Assert.Single(file.Problems);
        Assert.Empty(file.Groups);
    }

    [Theory]
    [InlineData("x{a=~\"{{ .Values.v }}|b\"}", "x{a=~\"x|b\"}")]
    [InlineData("rate(x[{{ .Values.minutes }}m]) > {{ .Values.t }}", "rate(x[5m]) > 1")]
    [InlineData("x offset {{ .Values.o }}", "x offset 5m")]
    [InlineData("max_over_time(x[{{ .Values.o }}:1m])", "max_over_time(x[5m:1m])")]
    [InlineData("x / {{ .Values.t | int }} < 5", "x / 1 < 5")]
    [InlineData("sum by ({{ range .Values.more }}{{ if . }}{{ . }},{{ end }}{{ end }}job) (x)", "sum by (job) (x)")]
    [InlineData("x{{ if .Values.n }}{a=\"b\"}{{ end }}", "x {a=\"b\"} ")]
    [InlineData("{{ .Values.prefix }}_total", null)]
    [InlineData("x{ {{- .Values.selector }} }", "x{  }")]
    [InlineData("x{a=\"b\",{{ .Values.selector }},c=\"d\"}", "x{a=\"b\",c=\"d\"}")]
    [InlineData("x{ {{ .Values.selector }}, c{{ .Values.operator }}'{{ .Values.c }}'}", "x{  c=~'x'}")]
    [InlineData("x{a=\"b\" {{ .Values.selector }}}", null)]
    [InlineData("sum by ({{ .Values.by }}) (x)", null)]
    [InlineData("{{ include \"expr\" . }}", null)]
    [InlineData("{{ .Values.metric }} > 5", null)]
    public void An_action_becomes_what_can_stand_there(string expr, string? filled)
    {
        IReadOnlyList<FileRule> rules = RuleFileReader.Read($"groups:\n- name: g\n  rules:\n  - alert: A\n    expr: {expr}\n").Groups.SelectMany(g => g.Rules).ToList();
        Assert.Equal(filled, rules.Count == 0 ? null : rules[0].Rule.Expr);
    }

    [Theory]
    [InlineData("name: '{{ .Release.Name }}'", false)]
    [InlineData("name: g\n  interval: {{ .Values.interval }}\n  labels: {a: b}", false)]
    [InlineData("name: g\n  labels:\n    team: {{ .Values.team }}", true)]
    [InlineData("name: g\n  labels:\n    {{- toYaml .Values.labels | nindent 4 }}", true)]
    [InlineData("name: g\n  {{- include \"labels\" . | nindent 2 }}", true)]
    public void Labels_that_a_group_may_get_are_not_asked_for(string group, bool isFilledIn) =>
        Assert.Equal(isFilledIn, RuleFileReader.Read($"groups:\n- {group}\n  rules:\n  - alert: A\n    expr: up == 0\n  - alert: '{{{{ .Values.x }}}}'\n    expr: up\n").Groups[0].Rules[0].IsDisabled("MK5305"));

    [Theory]
    [InlineData("sum by ({{ range .Values.more }}{{ . }}, {{ end }}job) (x) > y", "sum by (sum,by,x,y,job) (x) > y")]
    [InlineData("sum by (job{{ range .Values.more }}, {{ . }}{{ end }}) (x) > y", "sum by (job,sum,by,x,y) (x) > y")]
    [InlineData("x{a=\"b\", ns=~\"{{ .Values.ns }}|c\"} > 1", "x{a=\"b\",} > 1")]
    [InlineData("x{ns=\"{{ .Values.ns }}\", a=\"b\"} > 1", "x{ a=\"b\"} > 1")]
    [InlineData("x{ns='a\\'{{ .Values.ns }}'} > 1", "x{} > 1")]
    [InlineData("x > {{ .Values.t }}", "x > 0", "x > 1e12", "x > (-1)")]
    [InlineData("rate(x[{{ .Values.t }}]) > 1", "rate(x[1s]) > 1", "rate(x[500w]) > 1")]
    [InlineData("rate(x[{{ .Values.t }}m]) > 1", "rate(x[1m]) > 1", "rate(x[9999m]) > 1")]
    public void What_is_doubtful_is_asked_of_other_fillings(string expr, params string[] others)
    {
        FileRule rule = RuleFileReader.Read($"groups:\n- name: g\n  rules:\n  - alert: A\n    expr: |-\n      {expr}\n").Groups[0].Rules[0];
        List<string> asked = [];
        Finding[] findings = [.. new[] { FindingKind.UnknownLabel, FindingKind.NeverFires, FindingKind.ShortRange }.Select(k => new Finding(k, RulePart.Expr, 0, 1, ""))];
        Assert.Equal(findings, rule.Check(Ask));
        Assert.Equal(others, asked.Skip(1));

        // What one of them does not have is not told.
        asked.Clear();
        Assert.True(rule.Check(r => asked.Count == others.Length ? [] : Ask(r)).Count < findings.Length);

        IReadOnlyList<Finding> Ask(RuleText asking)
        {
            asked.Add(asking.Expr);
            Assert.True(PromQLParser.Parse(asking.Expr).Succeeded, asking.Expr);
            return findings;
        }
    }

    [Theory]
    [InlineData("  - alert: A\n    expr: up\n    annotations:\n      summary: {{`[|{{ $labels.job }} x|]`}}\n", "'summary' begins with '{'")]
    [InlineData("  - alert: A\n[|\t|]expr: up\n", "a tab cannot indent")]
    [InlineData("  - alert: A\n    expr: up\n   [|for: 5m|]\n", "'for' is not aligned")]
    public void A_template_that_cannot_be_read_is_told_and_not_left_out_in_silence(string rules, string message)
    {
        string marked = "{{- if .Values.alerts }}\ngroups:\n- name: {{ .Release.Name }}\n  rules:\n" + rules + "{{- end }}\n";
        string text = marked.Replace("[|", "").Replace("|]", "");
        RuleFile file = RuleFileReader.Read(text);
        Assert.Empty(file.Groups);
        FileProblem problem = Assert.Single(file.Problems);
        Assert.True(problem.IsWarning);
        Assert.StartsWith("this template cannot be read without Helm, and its rules are not checked: ", problem.Message, StringComparison.Ordinal);
        Assert.Contains(message, problem.Message, StringComparison.Ordinal);
        Assert.Equal(marked.IndexOf("[|", StringComparison.Ordinal), problem.Span.Start);
        Assert.Equal(marked.IndexOf("|]", StringComparison.Ordinal) - 2, problem.Span.End);
        Assert.Empty(RuleFileReader.Read("# metrics-kit disable MK5401\n" + text).Problems);
    }

    private static Finding Suggest(RulePart part, int index, TextEdit edit) =>
        new(FindingKind.UnknownLabel, part, edit.Start, edit.End, "x") { Index = index, Suggestion = new Suggestion("t", [edit]) };
}
