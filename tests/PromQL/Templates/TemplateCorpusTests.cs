using System.Diagnostics;
using System.Text.Json;
using MetricsKit.PromQL.Checks;
using Xunit.Abstractions;

namespace MetricsKit.PromQL.Tests.Templates;

/// <summary>1,931 texts of published alerts with promtool's verdicts, and mutations of them that promtool judges anew.</summary>
public sealed class TemplateCorpusTests(ITestOutputHelper output)
{
    /// <summary>How many mutations promtool judges.</summary>
    private static readonly int Count = int.TryParse(Environment.GetEnvironmentVariable("METRICSKIT_AGREEMENT"), out int count) ? count : 6_000;

    private static readonly CheckOptions Prometheus242 = new() { TargetVersion = new Version(2, 42) };
    private static readonly TemplateContext AnyText = new(null, null) { ValueReadsWell = true };

    private static readonly string[] Seeds =
    [
        "{{ range $i, $e := query \"m\" }}{{ if gt .Value 1.0 }}{{ break }}{{ else if eq $i 0 }}{{ continue }}{{ else }}{{ .Labels.a | title }}{{ end }}{{ end }}",
        "{{ with $x := $labels.a }}{{ $x = \"b\" }}{{ printf `%s %q` $x . }}{{ else }}none{{ end }}",
        "{{ define \"t\" }}{{ .a }}{{ end }}{{ template \"t\" $labels }}{{ block \"u\" . }}{{ .Value }}{{ end }}",
        "{{- /* note */ -}} a {{- (index $labels \"a\" | toUpper).x -}} b {{ and true (not nil) | print 'x' 0x1F 1e3 1_0 .5 }}",
        "{{ if }}{{ $a, $b := 1 }}{{ $.Labels.a.b }}{{ 1+2i }}{{ `raw }}` | len }}{{ \"\\u00e9\\n\\\"\" }}{{ end }}",
    ];

    private static readonly string[] Pieces =
    [
        "{{", "}}", "{", "}", "-", " ", " -}}", "{{- ", "|", "(", ")", ".", "$", "$labels", "$value", ".x", ":=", "=", ",", "\"", "'", "`", "\\", "\n", "/*", "*/",
        "if ", "else", "end", "range", "with ", "define ", "block ", "template ", "break", "nil", "true", "1", "0x", "1e", "_", "+", "%", "é", "humanize", "query", "print ",
    ];

    [FactNeeds(Needs.Rules)]
    public void Every_verdict_on_a_real_text_is_promtools_own()
    {
        List<Text> texts = [.. Texts()];
        var disagreements = texts.Where(t => IsAccepted(t.Value) != (t.Verdict == "ok")).Select(Describe).ToList();
        output.WriteLine($"{texts.Count - disagreements.Count} of {texts.Count} verdicts agree");
        Assert.Equal(1931, texts.Count);
        Assert.Empty(disagreements);
    }

    [FactNeeds(Needs.Promtool, Needs.Rules)]
    public async Task Every_verdict_on_a_mutation_is_promtools_own()
    {
        var random = new Random(2_042);
        List<string> real = [.. Texts().Select(t => t.Value).Where(t => t.Contains("{{", StringComparison.Ordinal))];
        List<string> texts = [.. Enumerable.Range(0, Count).Select(i => Mutate(i % 3 == 0 ? real[random.Next(real.Count)] : Seeds[random.Next(Seeds.Length)], random))];
        IReadOnlyDictionary<int, string> refused = await PromtoolTexts.RefusedAsync(texts);
        var disagreements = texts.Select((t, i) => new Text(t, refused.GetValueOrDefault(i, "ok"))).Where(t => IsAccepted(t.Value) != (t.Verdict == "ok")).Select(Describe).ToList();
        output.WriteLine($"{texts.Count - disagreements.Count} of {texts.Count} verdicts agree, {refused.Count} are refusals");
        Assert.Empty(disagreements);
        Assert.InRange(refused.Count, Count / 6, Count - (Count / 12));
    }

    [FactNeeds(Needs.Promtool, Needs.Rules)]
    public async Task What_is_said_to_fail_fails()
    {
        var random = new Random(99);
        List<string> real = [.. Texts().Select(t => t.Value).Where(t => t.Contains("{{", StringComparison.Ordinal))];
        string[] words =
        [
            "$labels", "$value", "\"a\"", "5", "1.5", ".", "humanize", "toUpper", "first", "value", "query \"m\"", "| len", "| print", "index", "eq", "(args 1)", "nil", "$labels.a",
            "$externalURL", ".Labels.b", ".Value", "true", "'x'", "1i", "| humanizeDuration", "| first | value", "(query \"m\" | first)", ".Labels", "label \"a\"",
            "printf \"%s %v\"", "printf \"%.2f\"", "printf \"%d%%\"", "gt", "ne", "not", "slice \"abc\"", "match \"a.*\"", "reReplaceAll \"x\" \"y\"", "toTime", "parseDuration \"5m\"",
            "html", "args", "$.Value", "title", "stripPort", "lt 1.0", "\"7\"", "| safeHtml", "$externalLabels.x", "strvalue", "humanizePercentage", "(len $labels)",
        ];
        List<string> texts = [];
        while (texts.Count < Count / 4)
        {
            string text = string.Join(" ", Enumerable.Range(0, random.Next(1, 5)).Select(_ => words[random.Next(words.Length)]));
            text = random.Next(6) switch
            {
                0 => $"{{{{ if {text} }}}}x{{{{ end }}}}",
                1 => $"{{{{ range {text} }}}}{{{{ .a }}}}{{{{ end }}}}",
                2 => $"{{{{ $x := {text} }}}}{{{{ $x }}}}",
                3 => $"{{{{ range $i, $x := {text} }}}}{{{{ $i }}}}{{{{ $x.Value }}}}{{{{ end }}}}",
                _ => $"{{{{ {text} }}}}",
            };
            if (IsAccepted(text))
            {
                texts.Add(text);
            }
        }

        texts.AddRange(real.Where(IsAccepted).Take(300));
        IReadOnlyDictionary<int, string> filled = await PromtoolTexts.FilledAsync(texts);
        Assert.Equal(texts.Count, filled.Count);

        // A format that does not fit fails nothing where nobody prints what it makes.
        var wrong = texts.Where((t, i) => !t.Contains("{{ if printf", StringComparison.Ordinal) && !t.Contains(":= printf", StringComparison.Ordinal) && Check(t).Any(f => f.Kind == FindingKind.TemplateCall) && !Fails(filled[i])).Select(t => $"{t}: {string.Join("; ", Check(t))}").ToList();
        int missed = texts.Where((t, i) => Check(t).All(f => f.Kind != FindingKind.TemplateCall) && Fails(filled[i])).Count();
        output.WriteLine($"{texts.Where((_, i) => Fails(filled[i])).Count()} fail, {missed} of them unseen; {wrong.Count} false alarms");
        Assert.Empty(wrong);
    }

    [Fact]
    public void Fifty_thousand_mutations_are_read_without_exception()
    {
        var random = new Random(7);
        IReadOnlyList<string> seeds = [.. Seeds, .. Repository.Rules is null ? [] : Texts().Select(t => t.Value)];
        var context = new TemplateContext(["a", "instance"], ["service", "runbook"]);
        for (int i = 0; i < 50_000; i++)
        {
            string text = Mutate(i % 2 == 0 ? Seeds[random.Next(Seeds.Length)] : seeds[random.Next(seeds.Count)], random);
            foreach (Finding finding in TemplateChecker.Check(text, context with { IsLabel = i % 4 == 0 }))
            {
                Assert.True(finding.Start >= 0 && finding.Start <= finding.End && finding.End <= text.Length, $"{text}: {finding}");
                Assert.NotEqual("", finding.Message);
            }
        }
    }

    [FactNeeds(Needs.Rules)]
    public void A_real_text_takes_microseconds()
    {
        List<string> texts = [.. Texts().Select(t => t.Value)];
        var context = new TemplateContext(["instance", "job"], ["service", "runbook"]);
        TimeSpan best = TimeSpan.MaxValue;
        for (int i = 0; i < 30; i++)
        {
            long start = Stopwatch.GetTimestamp();
            texts.ForEach(t => TemplateChecker.Check(t, context));
            TimeSpan time = Stopwatch.GetElapsedTime(start);
            best = time < best ? time : best;
        }

        output.WriteLine($"{best.TotalMicroseconds / texts.Count:F2} µs a text");
        Assert.True(best.TotalMicroseconds / texts.Count < 100, $"{best.TotalMicroseconds / texts.Count} µs a text");
    }

    [Theory]
    [InlineData("{{ if true }}", "{{ end }}")]
    [InlineData("{{ print (", "")]
    [InlineData("{{ define \"a\" }}", "")]
    [InlineData("{{ ((((((((", "")]
    public void Deep_nesting_is_an_error(string open, string close)
    {
        string text = string.Concat(Enumerable.Repeat(open, 20_000)) + string.Concat(Enumerable.Repeat(close, 20_000));
        Assert.NotEmpty(TemplateChecker.Check(text, AnyText));
    }

    private static bool Fails(string filled) => filled.StartsWith("<error expanding template", StringComparison.Ordinal) || filled.Contains("%!", StringComparison.Ordinal);

    private static bool IsAccepted(string text) => Check(text).All(f => f.Kind != FindingKind.TemplateSyntax);

    private static IReadOnlyList<Finding> Check(string text) => TemplateChecker.Check(text, AnyText, Prometheus242);

    private static string Describe(Text text) => $"{text.Value}\n  promtool: {text.Verdict}\n  we: {string.Join("; ", Check(text.Value))}";

    private static string Mutate(string text, Random random) => Mutation.Of(text, random, Pieces, most: 2, (t, at, length, r) => t.Insert(at, t.Substring(r.Next(t.Length + 1 - length), length)));

    private static IEnumerable<Text> Texts()
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Repository.Rules!, "annotations.json")));
        return [.. document.RootElement.EnumerateArray().Select(e => new Text(e.GetProperty("text").GetString()!, e.GetProperty("promtool242").GetString()!))];
    }

    private sealed record Text(string Value, string Verdict);
}
