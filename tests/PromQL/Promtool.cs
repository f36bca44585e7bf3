using System.Diagnostics;
using System.Text.Json;

namespace MetricsKit.PromQL.Tests;

/// <summary>Asks the real promtool about many expressions at once.</summary>
internal static class Promtool
{
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator)
        .Select(folder => System.IO.Path.Combine(folder, "promtool"))
        .FirstOrDefault(File.Exists);

    /// <summary>What <c>promtool check rules</c> says of a file with one recording rule an expression; empty when it accepts all.</summary>
    public static async Task<string> CheckAsync(IEnumerable<string> expressions)
    {
        Assert.True(Path is not null, "promtool is not on the PATH (Debian: apt-get install prometheus)");
        var rules = expressions.Select((expr, i) => new { record = $"r:{i}", expr });
        string file = System.IO.Path.GetTempFileName();
        try
        {
            // JSON is YAML, and quotes itself.
            await File.WriteAllTextAsync(file, JsonSerializer.Serialize(new { groups = new[] { new { name = "g", rules } } }));
            using Process process = Process.Start(new ProcessStartInfo(Path, ["check", "rules", "--lint=none", file])
            {
                RedirectStandardError = true,
                RedirectStandardOutput = true,
            })!;
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            string errors = await process.StandardError.ReadToEndAsync();
            await output;
            await process.WaitForExitAsync();
            return process.ExitCode == 0 ? "" : errors + await output;
        }
        finally
        {
            File.Delete(file);
        }
    }
}
