namespace MetricsKit.Generators.Tests;

/// <summary>
/// Each folder of Snapshots has a Source.cs, the files the generator makes of it, and what a scrape then shows. Every one is
/// compiled with warnings as errors, loaded and run.
/// </summary>
public class SnapshotTests
{
    private const string Source = "Source.cs";

    public static TheoryData<string> Cases =>
        [.. Directory.GetDirectories(RepositoryFiles.PathOf("tests", "Generators", "Snapshots")).Select(d => Path.GetFileName(d)!).Order(StringComparer.Ordinal)];

    [Theory]
    [MemberData(nameof(Cases))]
    public async Task Generated_code_and_its_exposition_are_as_expected(string name)
    {
        string folder = RepositoryFiles.PathOf("tests", "Generators", "Snapshots", name);
        TestProject project = PrometheusNet.With(RepositoryFiles.Read("tests", "Generators", "Snapshots", name, Source)) with { WarningsAsErrors = true };
        GeneratorRun run = project.Generate();
        var actual = run.Files.ToDictionary(f => f.Key.Replace(".g.cs", ".g.txt", StringComparison.Ordinal), f => WithoutVersion(f.Value), StringComparer.Ordinal);

        using LoadedAssembly assembly = LoadedAssembly.Load(project, PrometheusNet.Project);
        foreach (Type program in assembly.Assembly.GetTypes().Where(t => t.Name == "Program"))
        {
            if (await assembly.CallAsync(program.FullName!, "Run") is string own)
            {
                actual["registry.txt"] = own;
            }
        }

        actual["scrape.txt"] = await assembly.ScrapeAsync();
        Snapshot.Matches(folder, actual, isInput: file => file == Source);
    }

    // A release must not change every snapshot.
    private static string WithoutVersion(string text) =>
        text.Replace($"\"{typeof(MetricsKitGenerator).Assembly.GetName().Version!.ToString(3)}\"", "\"0.0.0\"", StringComparison.Ordinal);
}
