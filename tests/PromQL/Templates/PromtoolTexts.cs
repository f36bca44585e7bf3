using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MetricsKit.PromQL.Tests.Templates;

/// <summary>Asks the real promtool about many texts of alerts at once.</summary>
internal static partial class PromtoolTexts
{
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Which of the texts promtool refuses as an annotation, by index, and why.</summary>
    public static async Task<IReadOnlyDictionary<int, string>> RefusedAsync(IReadOnlyList<string> texts)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string output = await RunAsync(folder, "check", "rules", "--lint=none", await WriteRulesAsync(folder, texts));
            var refused = Refusal().Matches(output).ToDictionary(m => int.Parse(m.Groups[1].Value, null), m => m.Groups[2].Value);
            Assert.True(refused.Count > 0 || output.Contains("SUCCESS", StringComparison.Ordinal), output);
            return refused;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    /// <summary>What each text becomes when an alert of value 1.5 with the labels a="x", b="7" fires.</summary>
    public static async Task<IReadOnlyDictionary<int, string>> FilledAsync(IReadOnlyList<string> texts)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            string rules = await WriteRulesAsync(folder, texts);
            string file = Path.Combine(folder, "test.json");
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new
            {
                rule_files = new[] { rules },
                evaluation_interval = "1m",
                tests = new[]
                {
                    new
                    {
                        interval = "1m",
                        input_series = new[] { new { series = "m{a=\"x\",b=\"7\"}", values = "1.5 1.5 1.5" } },
                        alert_rule_test = texts.Select((_, i) => new { eval_time = "1m", alertname = $"A{i}", exp_alerts = Array.Empty<string>() }),
                    },
                },
            }, Unescaped));
            string output = await RunAsync(folder, "test", "rules", file);
            return Filled().Matches(output).ToDictionary(m => int.Parse(m.Groups[1].Value, null), m => m.Groups[2].Value);
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> WriteRulesAsync(string folder, IReadOnlyList<string> texts)
    {
        Needs.Require(Needs.Promtool);
        string file = Path.Combine(folder, "rules.json");
        var rules = texts.Select((k, i) => new { alert = $"A{i}", expr = "m > 0", annotations = new { k } });
        await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { groups = new[] { new { name = "g", rules } } }, Unescaped));
        return file;
    }

    private static async Task<string> RunAsync(string folder, params string[] arguments)
    {
        using Process process = Process.Start(new ProcessStartInfo(Needs.Find(Needs.Promtool)!, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardError = true,
            RedirectStandardOutput = true,
        })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return errors + await output;
    }

    [GeneratedRegex("rule [0-9]+, \"A([0-9]+)\": annotation \"k\": template: (.*)")]
    private static partial Regex Refusal();

    [GeneratedRegex("Labels:\\{[^\\n]*alertname=\"A(\\d+)\"[^\\n]*\\}\\n\\s*Annotations:\\{k=\"((?:[^\"\\\\]|\\\\.)*)\"\\}")]
    private static partial Regex Filled();
}
