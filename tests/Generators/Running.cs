namespace MetricsKit.Generators.Tests;

/// <summary>Compiles a program with warnings as errors, runs it, and scrapes what it did.</summary>
internal static class Running
{
    /// <summary>Runs <c>Program.Run()</c>, if there is one, and returns the default registry's samples, one a line, in order.</summary>
    public static Task<string[]> SamplesAsync(string source) => SamplesAsync(TestProject.Of(source));

    /// <inheritdoc cref="SamplesAsync(string)"/>
    public static async Task<string[]> SamplesAsync(TestProject project, params TestProject[] libraries)
    {
        using LoadedAssembly assembly = LoadedAssembly.Load(project with { WarningsAsErrors = true }, libraries);
        if (assembly.Assembly.GetType("Program") is not null)
        {
            await assembly.CallAsync("Program", "Run");
        }

        string scrape = await assembly.ScrapeAsync();
        return scrape.Split('\n').Where(line => line.Length > 0 && line[0] != '#').ToArray();
    }
}
