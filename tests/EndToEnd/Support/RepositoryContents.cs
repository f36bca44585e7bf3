namespace MetricsKit.EndToEnd.Tests.Support;

/// <summary>What the repository holds, and how it was built.</summary>
internal static class RepositoryContents
{
    /// <summary>Debug or Release: the configuration of these tests, and of what they start.</summary>
    public static string Configuration { get; } =
        Path.GetFileName(Path.GetDirectoryName(AppContext.BaseDirectory.TrimEnd(Path.DirectorySeparatorChar)))!;

    /// <summary>Files that builds of the samples write and that are committed, relative to <see cref="Repository.Root"/>.</summary>
    public static IReadOnlyList<string> DeployedFiles { get; } =
        Files("*.yaml").Where(file => file.StartsWith("samples/", StringComparison.Ordinal) && file.Contains("/deploy/", StringComparison.Ordinal)).ToList();

    /// <summary>Files of the repository, relative to <see cref="Repository.Root"/>, in ordinal order; nothing that builds or tools leave.</summary>
    public static IEnumerable<string> Files(string pattern) => Directory
        .EnumerateFiles(Repository.Root, pattern, SearchOption.AllDirectories)
        .Select(file => Path.GetRelativePath(Repository.Root, file).Replace(Path.DirectorySeparatorChar, '/'))
        .Where(file => !file.Split('/').Any(folder => folder is "bin" or "obj" or "node_modules" or "artifacts" or "TestResults" or ".git"))
        .Order(StringComparer.Ordinal);
}
