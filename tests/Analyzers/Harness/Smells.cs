using MetricsKit.Testing;

namespace MetricsKit.Analyzers.Tests.Harness;

/// <summary>samples/Smells as its project file puts it together.</summary>
internal static class Smells
{
    /// <summary>What is reported of the settings, in no file.</summary>
    public const string OfSettings = ":1 MK9008";

    /// <summary>Everything that compiles, with the files beside it.</summary>
    public static TestProject Project => new()
    {
        Assembly = "Metrics.Kit.Smells",
        Sources = [.. Files("*.cs")],
        AdditionalFiles =
        [
            .. Files("*.yaml").Select(f => (f.File, f.Text, "MetricsKitRules")),
            .. Files("*.txt").Select(f => (f.File, f.Text, "MetricsKitMetrics")),
        ],
        EditorConfig = RepositoryFiles.Read("samples", "Smells", ".editorconfig"),
        References = PrometheusNetSurface.References,
    };

    /// <summary>Files of a pattern, each with its text.</summary>
    public static List<(string File, string Text)> Files(string pattern, string folder = "") =>
        Directory.GetFiles(Path.Combine(RepositoryFiles.PathOf("samples", "Smells"), folder), pattern)
            .Select(path => (Path.GetFileName(path), File.ReadAllText(path).ReplaceLineEndings("\n")))
            .ToList();
}
