namespace MetricsKit.EndToEnd.Tests.Support;

/// <summary>Where things are.</summary>
internal static class Repository
{
    /// <summary>The folder of Metrics.Kit.sln.</summary>
    public static string Root { get; } = Above("Metrics.Kit.sln")
        ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Metrics.Kit.sln.");

    /// <summary>Debug or Release: the configuration of these tests, and of what they start.</summary>
    public static string Configuration { get; } =
        Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;

    /// <summary>JSON schemas of the operator's kinds; null where they are not at hand.</summary>
    public static string? Schemas { get; } =
        Above(Path.Combine("shared", "data", "crds")) is { } folder ? Path.Combine(folder, "shared", "data", "crds") : null;

    /// <summary>Files that builds of the samples write and that are committed, relative to <see cref="Root"/>.</summary>
    public static IReadOnlyList<string> DeployedFiles { get; } =
        Files("*.yaml").Where(file => file.StartsWith("samples/", StringComparison.Ordinal) && file.Contains("/deploy/", StringComparison.Ordinal)).ToList();

    /// <summary>Files of the repository, relative to <see cref="Root"/>, in ordinal order; nothing that builds or tools leave.</summary>
    public static IEnumerable<string> Files(string pattern) => Directory
        .EnumerateFiles(Root, pattern, SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Root, file).Replace(Path.DirectorySeparatorChar, '/'))
        .Where(file => !file.Split('/').Any(folder => folder is "bin" or "obj" or "node_modules" or "artifacts" or "TestResults" or ".git"))
        .Order(StringComparer.Ordinal);

    /// <summary>Absolute path of a file of the repository.</summary>
    public static string PathOf(string relative) => Path.Combine(Root, relative);

    private static string? Above(string name)
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Exists(Path.Combine(folder.FullName, name)))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
