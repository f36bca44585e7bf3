using System.Text.Json;

namespace MetricsKit.PromQL.Bench;

/// <summary>Expressions of published rule files, kept beside the repository.</summary>
internal static class Corpus
{
    /// <summary>The expressions.</summary>
    /// <exception cref="FileNotFoundException">No folder above holds shared/data/promql/rules.json.</exception>
    public static IReadOnlyList<string> Expressions { get; } = Load();

    private static List<string> Load()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string path = Path.Combine(folder.FullName, "shared", "data", "promql", "rules.json");
            if (File.Exists(path))
            {
                using JsonDocument document = JsonDocument.Parse(File.ReadAllText(path));
                return [.. document.RootElement.EnumerateArray().Select(e => e.GetProperty("expr").GetString()!)];
            }
        }

        throw new FileNotFoundException($"no folder above {AppContext.BaseDirectory} holds shared/data/promql/rules.json");
    }
}
