using System.Diagnostics;
using System.Text;
using System.Text.Json;
using MetricsKit.PromQL;
using MetricsKit.PromQL.Checks;
using Xunit.Abstractions;

namespace MetricsKit.RuleFiles.Tests;

public sealed class StressTests(ITestOutputHelper output)
{
    private const string Seed = """
        # metrics-kit disable MK5301
        apiVersion: monitoring.coreos.com/v1
        kind: PrometheusRule
        {{- if .Values.on }}
        spec:
          groups:
          - name: &n "g"
            interval: 30s
            rules:
            - &r
              alert: A
              expr: |
                up{job="{{ .Values.job }}"} == 0
              for: 5m
              labels: {severity: 'it''s', b: "c\td"}
              annotations:
                summary: >-
                  {{`{{ $labels.job }}`}} is
                  down
            - <<: *r
              record: a:b
        {{- end }}
        ---
        groups: [{name: *n, rules: [{record: x, expr: 'y'}]}]
        """;

    private static readonly string[] Pieces =
    [
        "{", "}", "[", "]", "{{", "}}", "'", "\"", "`", "|", ">", "&a ", "*a", "!t ", ":", ": ", "- ", "\n", "\r\n", "\t", " ", "  ", "#", " #", "---\n", "?", ",", "%", "@",
        "<<: ", "groups:", "rules:", "expr: ", "\0", "\uFEFF", "\ud83d", "😀", "\\", "{{ else }}", "metrics-kit disable MK5101", "\uE000",
    ];

    [Fact]
    public void Thirty_thousand_mutations_are_read_without_exception()
    {
        var random = new Random(11);
        for (int i = 0; i < 30_000; i++)
        {
            string text = i % 2 == 0 ? Seed : Seed.Replace("\n", "\r\n").Replace("{{- if .Values.on }}", "");
            for (int n = random.Next(1, 6); n > 0; n--)
            {
                int at = random.Next(text.Length);
                text = random.Next(3) switch
                {
                    0 => text.Insert(at, Pieces[random.Next(Pieces.Length)]),
                    1 => text.Remove(at, Math.Min(random.Next(1, 10), text.Length - at)),
                    _ => text.Insert(at, text.Substring(random.Next(text.Length - 10), 10)),
                };
            }

            Walk(text);
        }
    }

    [Theory]
    [InlineData("[", 50_000)]
    [InlineData("{a: ", 20_000)]
    [InlineData("- ", 20_000)]
    [InlineData("? ", 20_000)]
    [InlineData("a: &x {", 5_000)]
    [InlineData("{{ if }}", 20_000)]
    [InlineData("\"", 20_000)]
    [InlineData("# metrics-kit disable MK1\n", 5_000)]
    public void Strange_files_are_read_in_time(string piece, int count)
    {
        long start = Stopwatch.GetTimestamp();
        Walk("groups:\n" + string.Concat(Enumerable.Repeat(piece, count)));
        Assert.True(Stopwatch.GetElapsedTime(start) < TimeSpan.FromSeconds(10));
    }

    [FactNeeds(Needs.Rules)]
    public void Real_expressions_are_read_as_they_are_and_each_character_is_found()
    {
        using JsonDocument document = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(Repository.Rules!, "rules.json")));
        List<string> exprs = [.. document.RootElement.EnumerateArray().Select(e => e.GetProperty("expr").GetString()!).Where(e => !string.IsNullOrWhiteSpace(e))];
        string text = File(exprs);
        IReadOnlyList<FileRule> rules = RuleFileReader.Read(text).Groups[0].Rules;
        Assert.Equal(exprs.Select(e => e.Trim('\n') + "\n"), rules.Select(r => r.Rule.Expr));
        foreach (FileRule rule in rules)
        {
            for (int i = 0; i < rule.Rule.Expr.Length; i++)
            {
                SourceSpan place = rule.PlaceOf(RulePart.Expr, 0, i, i + 1);
                Assert.Equal(rule.Rule.Expr[i], text[place.Start]);
            }
        }
    }

    [FactNeeds(Needs.Rules)]
    public void A_thousand_rules_are_read_in_time()
    {
        using JsonDocument document = JsonDocument.Parse(System.IO.File.ReadAllText(Path.Combine(Repository.Rules!, "rules.json")));
        string text = File(document.RootElement.EnumerateArray().Select(e => e.GetProperty("expr").GetString()!).Where(e => e.Length is > 0 and < 300).Take(1_000));
        TimeSpan best = TimeSpan.MaxValue;
        for (int i = 0; i < 10; i++)
        {
            long start = Stopwatch.GetTimestamp();
            Assert.Equal(1_000, RuleFileReader.Read(text).Groups[0].Rules.Count);
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            best = time < best ? time : best;
        }

        output.WriteLine($"{best.TotalMilliseconds:F1} ms for {text.Length / 1024} KB");
        Assert.True(best < TimeSpan.FromSeconds(1), $"{best}");
    }

    private static string File(IEnumerable<string> exprs)
    {
        var text = new StringBuilder("groups:\n- name: g\n  rules:\n");
        foreach (string expr in exprs)
        {
            text.Append("  - alert: A\n    expr: |2\n      ").Append(expr.Trim('\n').Replace("\n", "\n      ")).Append("\n    for: 5m\n    labels:\n      severity: page\n    annotations:\n      summary: \"{{ $labels.job }} has \\\"{{ $value }}\\\"\"\n");
        }

        return text.ToString();
    }

    private static void Walk(string text)
    {
        RuleFile file = RuleFileReader.Read(text);
        foreach (FileProblem problem in file.Problems)
        {
            AssertPlace(problem.Span);
            Assert.NotEqual("", problem.Message);
        }

        foreach (FileGroup group in file.Groups)
        {
            AssertPlace(group.NameSpan);
            AssertPlace(group.IntervalSpan);
            foreach (FileRule rule in group.Rules)
            {
                AssertPlace(rule.Span);
                foreach (RulePart part in Enum.GetValues<RulePart>())
                {
                    string value = part switch
                    {
                        RulePart.Label => rule.Rule.Labels.Count > 0 ? rule.Rule.Labels[0].Text : "",
                        RulePart.Annotation => rule.Rule.Annotations.Count > 0 ? rule.Rule.Annotations[0].Text : "",
                        RulePart.Name => rule.Rule.Name,
                        RulePart.Expr => rule.Rule.Expr,
                        _ => "5m",
                    };
                    for (int i = 0; i <= value.Length; i++)
                    {
                        AssertPlace(rule.PlaceOf(part, 0, i, Math.Min(i + 3, value.Length)));
                    }

                    var finding = new Finding(FindingKind.UnknownLabel, part, 0, Math.Min(2, value.Length), "x")
                    {
                        Suggestion = new Suggestion("t", [new TextEdit(0, Math.Min(2, value.Length), "'\"y")]) { For = "5m" },
                    };
                    foreach (TextEdit edit in rule.EditsOf(finding) ?? [])
                    {
                        AssertPlace(new SourceSpan(edit.Start, edit.End));
                    }
                }
            }
        }

        void AssertPlace(SourceSpan span) => Assert.True(span.Start >= 0 && span.Start <= span.End && span.End <= text.Length, $"{span} in\n{text}");
    }
}
