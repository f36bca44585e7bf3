using System.Text.Json;

namespace MetricsKit.PromQL.Tests;

/// <summary>Real rules, kept beside the repository.</summary>
internal static class SharedData
{
    public static string? Folder { get; } = Find();

    public static IReadOnlyList<Rule> Rules => LazyRules.Value;

    private static readonly Lazy<IReadOnlyList<Rule>> LazyRules = new(() =>
    {
        using JsonDocument document = JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder!, "promql", "rules.json")));
        return [.. document.RootElement.EnumerateArray().Select(e => new Rule(
            e.GetProperty("expr").GetString()!,
            e.GetProperty("promtool242").GetString()!))];
    });

    public static JsonDocument Functions(string file) => JsonDocument.Parse(File.ReadAllText(Path.Combine(Folder!, "promql", file)));

    private static string? Find()
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            string candidate = Path.Combine(folder.FullName, "shared", "data");
            if (Directory.Exists(candidate))
            {
                return candidate;
            }
        }

        return null;
    }

    /// <param name="Expr">Expression.</param>
    /// <param name="Verdict">What promtool 2.42 says: <c>ok</c> or its message.</param>
    internal sealed record Rule(string Expr, string Verdict)
    {
        public bool IsAccepted => Verdict == "ok";
    }
}

/// <summary>Skipped without the shared data, unless CI is true.</summary>
internal sealed class DataFactAttribute : FactAttribute
{
    public DataFactAttribute()
    {
        if (SharedData.Folder is null && Environment.GetEnvironmentVariable("CI") != "true")
        {
            Skip = "needs the folder shared/data beside the repository";
        }
    }
}

/// <summary>Skipped without promtool or the shared data, unless CI is true.</summary>
internal sealed class PromtoolFactAttribute : FactAttribute
{
    public PromtoolFactAttribute()
    {
        if (Environment.GetEnvironmentVariable("CI") == "true")
        {
            return;
        }

        if (SharedData.Folder is null)
        {
            Skip = "needs the folder shared/data beside the repository";
        }
        else if (Promtool.Path is null)
        {
            Skip = "needs promtool on the PATH (Debian: apt-get install prometheus)";
        }
    }
}
