using System.Diagnostics;

namespace MetricsKit.Stress;

/// <summary>Prometheus' own check of an exposition.</summary>
internal static class Promtool
{
    private static readonly string? s_path = Programs.Find("promtool");

    public static bool Exists => s_path is not null;

    /// <returns>What it finds; null where nothing, or where it is not installed.</returns>
    public static async Task<string?> CheckAsync(string exposition)
    {
        if (s_path is null)
        {
            return null;
        }

        using var process = Process.Start(new ProcessStartInfo(s_path, "check metrics") { RedirectStandardInput = true, RedirectStandardError = true, RedirectStandardOutput = true })!;
        var error = process.StandardError.ReadToEndAsync();
        var output = process.StandardOutput.ReadToEndAsync();
        await process.StandardInput.WriteAsync(exposition);
        process.StandardInput.Close();
        await process.WaitForExitAsync();

        // 3: remarks on names and help texts, which are ours here and no matter of the format.
        return process.ExitCode is 0 or 3 ? null : $"promtool: {await output}{await error}";
    }
}

internal static class Programs
{
    public static string? Find(string program) => (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(Path.PathSeparator, StringSplitOptions.RemoveEmptyEntries)
        .Select(folder => Path.Combine(folder, program))
        .FirstOrDefault(File.Exists);
}
