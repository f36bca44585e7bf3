using MetricsKit.Tests;

namespace MetricsKit.Testing;

/// <summary>Files of this repository, found upwards from the test's assembly.</summary>
public static class RepositoryFiles
{
    /// <summary>The folder with Metrics.Kit.sln.</summary>
    public static string Root => Repository.Root;

    /// <summary>The path of a file or folder.</summary>
    public static string PathOf(params string[] path) => Path.Combine([Root, .. path]);

    /// <summary>The text of a file, with <c>\n</c> newlines whatever the checkout has.</summary>
    public static string Read(params string[] path) => File.ReadAllText(PathOf(path)).ReplaceLineEndings("\n");
}
