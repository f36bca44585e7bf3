using System.Diagnostics;

namespace MetricsKit.AspNetCore.Tests.Support;

/// <summary>Prometheus' own judge.</summary>
internal static class Promtool
{
    /// <summary>Where it is; null when it is not on PATH.</summary>
    public static string? Path { get; } = (Environment.GetEnvironmentVariable("PATH") ?? "")
        .Split(System.IO.Path.PathSeparator)
        .Select(folder => System.IO.Path.Combine(folder, "promtool"))
        .FirstOrDefault(File.Exists);

    /// <summary>What <c>promtool check metrics</c> says about an exposition; empty when it is content.</summary>
    public static async Task<string> CheckMetricsAsync(string exposition)
    {
        var start = new ProcessStartInfo(Path ?? "promtool", ["check", "metrics"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
        };
        using Process process = Process.Start(start)!;
        await process.StandardInput.WriteAsync(exposition);
        process.StandardInput.Close();
        string output = await process.StandardOutput.ReadToEndAsync() + await process.StandardError.ReadToEndAsync();
        await process.WaitForExitAsync();
        return process.ExitCode == 0 ? output : $"exit code {process.ExitCode}: {output}";
    }
}
