namespace MetricsKit.Testing;

/// <summary>Files of this repository, found upwards from the test's assembly.</summary>
public static class RepositoryFiles
{
    /// <summary>The folder with Metrics.Kit.sln.</summary>
    public static string Root { get; } = FindRoot();

    /// <summary>The path of a file or folder.</summary>
    public static string PathOf(params string[] path) => Path.Combine([Root, .. path]);

    /// <summary>The text of a file, with <c>\n</c> newlines whatever the checkout has.</summary>
    public static string Read(params string[] path) => File.ReadAllText(PathOf(path)).ReplaceLineEndings("\n");

    private static string FindRoot()
    {
        for (var folder = new DirectoryInfo(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (File.Exists(Path.Combine(folder.FullName, "Metrics.Kit.sln")))
            {
                return folder.FullName;
            }
        }

        throw new DirectoryNotFoundException("Metrics.Kit.sln is in no folder above " + AppContext.BaseDirectory);
    }
}
