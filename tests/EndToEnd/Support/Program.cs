using System.Diagnostics;
using System.Text;

namespace MetricsKit.EndToEnd.Tests.Support;

/// <summary>Runs a program to its end.</summary>
internal static class Program
{
    /// <summary>Runs a program that stands on PATH, with <paramref name="input"/> on its standard input.</summary>
    /// <exception cref="InvalidOperationException">It is missing, or has not ended within two minutes.</exception>
    public static async Task<ProgramResult> RunAsync(string program, IEnumerable<string> arguments, string input = "")
    {
        string path = Needs.Find(program) ?? throw new InvalidOperationException($"{program} is not on the PATH");
        using var process = new Process { StartInfo = CleanStart.Of(path, arguments, Repository.Root) };
        process.StartInfo.RedirectStandardInput = true;
        process.Start();
        try
        {
            Task<string> output = process.StandardOutput.ReadToEndAsync();
            Task<string> errors = process.StandardError.ReadToEndAsync();
            await process.StandardInput.WriteAsync(input);
            process.StandardInput.Close();
            using var deadline = new CancellationTokenSource(TimeSpan.FromMinutes(2));
            await process.WaitForExitAsync(deadline.Token);
            return new ProgramResult(process.ExitCode, await output + await errors);
        }
        catch (OperationCanceledException)
        {
            process.Kill(entireProcessTree: true);
            throw new InvalidOperationException($"{program} has not ended within two minutes.");
        }
    }
}

/// <param name="ExitCode">0 for success.</param>
/// <param name="Output">All it wrote.</param>
internal sealed record ProgramResult(int ExitCode, string Output);

/// <summary>Processes that see nothing of the environment the tests happen to run in.</summary>
internal static class CleanStart
{
    // CI because it changes what a build of the same sources gives.
    private static readonly string[] Kept = ["PATH", "HOME", "TMPDIR", "DOTNET_ROOT", "NUGET_PACKAGES", "CI"];

    public static ProcessStartInfo Of(string program, IEnumerable<string> arguments, string folder)
    {
        var start = new ProcessStartInfo(program, arguments)
        {
            WorkingDirectory = folder,
            RedirectStandardOutput = true,
            RedirectStandardError = true,
            StandardOutputEncoding = Encoding.UTF8,
            StandardErrorEncoding = Encoding.UTF8,
        };
        var kept = Kept.Where(start.Environment.ContainsKey).Select(name => (name, start.Environment[name])).ToList();
        start.Environment.Clear();
        foreach ((string name, string? value) in kept)
        {
            start.Environment[name] = value;
        }

        return start;
    }
}
