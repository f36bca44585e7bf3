using System.Diagnostics;
using System.Text.Encodings.Web;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MetricsKit.PromQL.Tests;

/// <summary>Asks the real promtool about many expressions at once.</summary>
internal static partial class Promtool
{
    // YAML does not join the halves of a surrogate pair that are escaped one by one.
    private static readonly JsonSerializerOptions Unescaped = new() { Encoder = JavaScriptEncoder.UnsafeRelaxedJsonEscaping };

    /// <summary>Which of the expressions promtool refuses, by index, and why.</summary>
    public static async Task<IReadOnlyDictionary<int, string>> RefusedAsync(IEnumerable<string> expressions)
    {
        Needs.Require(Needs.Promtool);
        var rules = expressions.Select((expr, i) => new { record = $"r:{i}", expr }).ToList();
        string file = Path.GetTempFileName();
        try
        {
            // JSON is YAML, and quotes itself.
            string text = JsonSerializer.Serialize(new { groups = new[] { new { name = "g", rules } } }, Unescaped);
            await File.WriteAllTextAsync(file, text);
            using Process process = Process.Start(new ProcessStartInfo(Needs.Find(Needs.Promtool)!, ["check", "rules", "--lint=none", file])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            })!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            string errors = await process.StandardError.ReadToEndAsync() + await output;
            await process.WaitForExitAsync();
            var refused = RuleError().Matches(errors).ToDictionary(
                m => int.Parse(m.Groups[1].Value, null) - 1,
                m => m.Groups[2].Value);
            Assert.True((process.ExitCode == 0) == (refused.Count == 0), errors);
            return refused;
        }
        finally
        {
            File.Delete(file);
        }
    }

    [GeneratedRegex("rule ([0-9]+), \"r:[0-9]+\": (.*)")]
    private static partial Regex RuleError();
}
