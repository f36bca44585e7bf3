using System.Diagnostics;
using System.Text;

namespace MetricsKit.Tests;

/// <summary>Prometheus' own judge of an exposition.</summary>
internal static class MetricsCheck
{
    /// <summary>Exit code and output of <c>promtool check metrics</c>; a content one says nothing and returns 0.</summary>
    public static async Task<(int ExitCode, string Output)> RunAsync(string exposition)
    {
        Needs.Require(Needs.Promtool);
        var start = new ProcessStartInfo(Needs.Find(Needs.Promtool)!, ["check", "metrics"])
        {
            RedirectStandardInput = true,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardInputEncoding = new UTF8Encoding(false),
        };
        using Process process = Process.Start(start)!;
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            await process.StandardInput.WriteAsync(exposition);
            process.StandardInput.Close();
            await process.WaitForExitAsync();
            return (process.ExitCode, await output + await errors);
        }
        finally
        {
            if (!process.HasExited)
            {
                process.Kill();
            }
        }
    }
}
