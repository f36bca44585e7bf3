using System.Diagnostics;
using System.Globalization;
using System.Text.Json;
using System.Text.RegularExpressions;

namespace MetricsKit.PromQL.Tests.Soundness;

/// <summary>A series of a result.</summary>
/// <param name="Labels">Its labels, <c>__name__</c> among them.</param>
/// <param name="Value">Its value.</param>
internal sealed record ResultSample(IReadOnlyDictionary<string, string> Labels, double Value)
{
    public override string ToString() => $"{{{string.Join(", ", Labels.Select(l => $"{l.Key}=\"{l.Value}\""))}}} {Value.ToString("R", CultureInfo.InvariantCulture)}";
}

/// <summary>Lets promtool evaluate expressions over series.</summary>
internal static partial class PromtoolResults
{
    /// <summary>The result of each expression: no series, some, or null where it fails, as where matching is ambiguous.</summary>
    public static async Task<IReadOnlyDictionary<string, IReadOnlyList<ResultSample>?>> OfAsync(string promtool, IEnumerable<InputSeries> series, IReadOnlyCollection<string> expressions)
    {
        string folder = Directory.CreateTempSubdirectory().FullName;
        try
        {
            // JSON is YAML.
            await File.WriteAllTextAsync(Path.Combine(folder, "rules.json"), JsonSerializer.Serialize(new
            {
                groups = new[] { new { name = "g", rules = Market.Rules.Select(r => new { record = r.Name, expr = r.Expr, labels = r.Team is null ? [] : new Dictionary<string, string> { ["team"] = r.Team } }) } },
            }));
            string tests = Path.Combine(folder, "tests.json");
            await File.WriteAllTextAsync(tests, JsonSerializer.Serialize(new
            {
                rule_files = new[] { "rules.json" },
                evaluation_interval = "1m",
                tests = new[]
                {
                    new
                    {
                        interval = "1m",
                        input_series = series.Select(s => new { series = s.Series, values = s.Values }),
                        promql_expr_test = expressions.Select(e => new { expr = e, eval_time = $"{SampleGenerator.Minutes - 2}m" }),
                    },
                },
            }));
            string output = await RunAsync(promtool, tests);
            var results = expressions.ToDictionary(e => e, IReadOnlyList<ResultSample>? (_) => [], StringComparer.Ordinal);
            foreach (Match match in Failure().Matches(output))
            {
                string expr = match.Groups[1].Value.Replace("\\\"", "\"", StringComparison.Ordinal).Replace("\\\\", "\\", StringComparison.Ordinal);
                Assert.True(results.ContainsKey(expr), match.Value);
                results[expr] = match.Groups[2].Success ? [.. Sample().Matches(match.Groups[2].Value).Select(ToSample)] : null;
            }

            // What is not understood must not pass for an empty result.
            Assert.Equal(output.Split("    expr: \"").Length - 1, results.Values.Count(r => r is null or { Count: > 0 }));
            return results;
        }
        finally
        {
            Directory.Delete(folder, recursive: true);
        }
    }

    private static async Task<string> RunAsync(string promtool, string tests)
    {
        using Process process = Process.Start(new ProcessStartInfo(promtool, ["test", "rules", tests]) { RedirectStandardError = true, RedirectStandardOutput = true })!;
        Task<string> output = process.StandardOutput.ReadToEndAsync();
        string errors = await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        string all = errors + await output;
        Assert.True(process.ExitCode == 0 || all.Contains("FAILED:\n    expr: ", StringComparison.Ordinal), all[..Math.Min(all.Length, 3_000)]);
        return all;
    }

    private static ResultSample ToSample(Match match) => new(
        Label().Matches(match.Groups[1].Value).ToDictionary(l => l.Groups[1].Value, l => l.Groups[2].Value, StringComparer.Ordinal),
        match.Groups[2].Value switch
        {
            "+Inf" => double.PositiveInfinity,
            "-Inf" => double.NegativeInfinity,
            var number => double.Parse(number, CultureInfo.InvariantCulture),
        });

    [GeneratedRegex("    expr: \"((?:[^\"\\\\]|\\\\.)*)\", time: [^,]*,(?: err: |\\s+exp: nil\\s+got: (.*))")]
    private static partial Regex Failure();

    [GeneratedRegex("\\{([^}]*)\\} ([^ ,]+)")]
    private static partial Regex Sample();

    [GeneratedRegex("([a-zA-Z_]+)=\"([^\"]*)\"")]
    private static partial Regex Label();
}
