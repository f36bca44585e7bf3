using System.Text.Json;
using System.Text.Json.Nodes;
using System.Text.RegularExpressions;
using MetricsKit.Artifacts.Tests.Support;
using MetricsKit.Model;
using static MetricsKit.Artifacts.Tests.Support.Sample;

namespace MetricsKit.Artifacts.Tests;

/// <summary>Any text comes back as the same text, whoever reads the file.</summary>
public sealed class HostileTextTests
{
    private static readonly string[] Texts =
    [
        "No", "no", "yes", "Y", "n", "on", "OFF", "true", "False", "null", "Null", "~", "",
        "5", "-5", "+5", "05", "0x1", "0o7", "0b1", "1_000", "1e3", "1E3", "1.5", ".5", "5.", "1.", ".inf", "-.INF", ".nan", "1:30", "190:20:30", "0.0.0.0", "1e", "e1", "0",
        "2001-01-01", "2001-12-14t21:59:43.10-05:00", "=", "<<", "-", "--", "---", "...", "?", ":", "? a", "- a", ": a", "a: b", "a:b", "a #b", "#a", "a#b", "a:", ":a", "-a", "?a",
        "!a", "!!str a", "&a", "*a", "|", ">", "|-", "%a", "@a", "`a`", "'a'", "\"a\"", "it's", "say \"no\"", "both ' and \"", "[a]", "{a}", "[", "]", "{", "}", ",", "a, b",
        "{{ $value }}", "{{ $value | printf \"%.2f\" }}", "\\", "\\n", "a\\b", "C:\\new", "30s", "1h30m", "5m5", "3d", "1y",
        " a", "a ", "  ", "\ta", "a\t", "a\tb", "\t", "\n", "a\n", "\na", "a\nb", "a\n\nb", "a\nb\n", "a\nb\n\n", " a\nb", "a\n b", "a \nb", "a\n \nb", "a\r\nb", "a\rb", "- a\n- b", "# a\nb", "a: b\nc: d", "---\na", "a\n---\nb", "a\n...\n", "%a\nb", "\u00FC\nb",
        "\u00FC\u00E4\u00DF", "\u65E5\u672C", "\U0001F600", "\U0001F600\nb", "\u0085", "a\u0085b", "\u2028", "a\u2029b", "\u00A0", "\u200B", "\uFEFF", "a\uFEFFb", "\u007F", "\u0001", "\"\u2028\\", "\"\u2029\n", "\"\u0085\\", "\"\u00A0\\", "\"\uFEFF\\", "\0", "\u001B[31m", "\uFFFD", "\uFFFE",
        "sum by (job) (rate(x{a=~\"b\\\\.c\"}[5m]))", "${HOME}", "$labels.x", "a,b", "a/b", "a.b", "a_b", "a-b", "/", "/metrics", "_", new('x', 300), string.Join(' ', Enumerable.Repeat("word", 100)),
    ];

    [FactNeeds(Needs.NodePackages)]
    public void Readers_of_both_versions_of_YAML_give_the_same_text_back()
    {
        using var folder = new Folder();
        JsonNode readers = JsonNode.Parse(Tool.RunToEnd("node", Path.Combine(Repository.Tools, "read-yaml.mjs"), folder.Write("rule.yaml", RuleWithAll())))!;
        Assert.Equal(3, readers.AsObject().Count);
        foreach ((string reader, JsonNode? document) in readers.AsObject())
        {
            JsonNode rule = document!["spec"]!["groups"]![0]!["rules"]![0]!;
            for (int i = 0; i < Texts.Length; i++)
            {
                Assert.Equal($"{reader} {JsonSerializer.Serialize(Texts[i])}", $"{reader} {JsonSerializer.Serialize((string?)rule["annotations"]!["t" + i])}");
                Assert.Equal(Texts[i], (string?)rule["labels"]!["t" + i]);
            }
        }
    }

    // Prometheus reads with Go's YAML. Templates and empty values of labels mean something to it and are left out.
    [FactNeeds(Needs.Promtool)]
    public void Prometheus_gives_the_same_text_back()
    {
        using var folder = new Folder();
        (string Name, string Text)[] texts = [.. Texts.Select((text, i) => ("t" + i, text)).Where(t => !t.text.Contains("{{") && t.text.Length > 0)];
        string yaml = RulesOf([], null, Alert("Signal", new ExpressionCondition("up", 0, null), summary: "s", description: "d", annotations: texts, labels: texts));

        // The rule file is the spec as written, not as read: everything below `spec:` moves to the margin.
        string[] lines = yaml.Split('\n');
        string spec = string.Join('\n', lines.Skip(Array.IndexOf(lines, "spec:") + 1).Select(l => l.StartsWith("  ", StringComparison.Ordinal) ? l[2..] : l));
        JsonObject Expected(params (string, string)[] further) => new(texts.Concat(further).Select(t => KeyValuePair.Create(t.Item1, (JsonNode?)t.Item2)));
        var test = new JsonObject
        {
            ["rule_files"] = new JsonArray(folder.Write("rules.yml", spec)),
            ["tests"] = new JsonArray(new JsonObject
            {
                ["input_series"] = new JsonArray(new JsonObject { ["series"] = "up", ["values"] = "1x10" }),
                ["alert_rule_test"] = new JsonArray(new JsonObject
                {
                    ["eval_time"] = "5m",
                    ["alertname"] = "Signal",
                    ["exp_alerts"] = new JsonArray(new JsonObject
                    {
                        ["exp_labels"] = Expected(("severity", "warning"), ("team", "backend")),
                        ["exp_annotations"] = Expected(("summary", "s"), ("description", "d")),
                    }),
                }),
            }),
        };
        Tool.RunToEnd("promtool", "test", "rules", folder.Write("test.yml", AsYaml(test)));
    }

    [Fact]
    public void A_lone_surrogate_becomes_the_replacement_character()
    {
        string yaml = RulesOf([], null, Alert("Signal", new ExpressionCondition("up", 0, null), summary: "a\uD800b\uDC00"));
        Assert.Equal("a\uFFFDb\uFFFD", (string?)Written.Rules(yaml)["Signal"]["annotations"]!["summary"]);
    }

    [Fact]
    public void Every_line_ends_in_a_line_feed_alone_and_none_in_a_blank()
    {
        string yaml = RuleWithAll();
        Assert.DoesNotContain('\r', yaml);
        Assert.EndsWith("\n", yaml);
        Assert.All(yaml.Split('\n'), line => Assert.Equal(line.TrimEnd(' '), line));
    }

    // JSON is YAML but for characters past U+FFFF, which JSON escapes as pairs.
    private static string AsYaml(JsonObject json) => Regex.Replace(
        json.ToJsonString(),
        @"\\u(D[89AB]..)\\u(D[C-F]..)",
        m => $"\\U{char.ConvertToUtf32((char)Convert.ToInt32(m.Groups[1].Value, 16), (char)Convert.ToInt32(m.Groups[2].Value, 16)):X8}");

    private static string RuleWithAll()
    {
        (string, string)[] texts = [.. Texts.Select((text, i) => ("t" + i, text))];
        return RulesOf([], null, Alert("Signal", new ExpressionCondition("up", 0, null), annotations: texts, labels: texts));
    }
}
