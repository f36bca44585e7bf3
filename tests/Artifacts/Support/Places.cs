namespace MetricsKit.Artifacts.Tests.Support;

/// <summary>Folders the tests read, found from the test's own folder upwards.</summary>
internal static class Places
{
    /// <summary>Root of the repository.</summary>
    public static string Repository { get; } =
        Above("Metrics.Kit.sln") ?? throw new InvalidOperationException("The tests run outside the repository.");

    /// <summary>Scripts and node packages.</summary>
    public static string Tools { get; } = Path.Combine(Repository, "tests", "tools");

    /// <summary>Snapshots of this project.</summary>
    public static string Snapshots { get; } = Path.Combine(Repository, "tests", "Artifacts", "Snapshots");

    /// <summary>JSON schemas of the operator's objects; null where the data is not there.</summary>
    public static string? Crds { get; } =
        Above(Path.Combine("shared", "data", "crds")) is { } root ? Path.Combine(root, "shared", "data", "crds") : null;

    /// <summary>The folder above this one, or itself, that holds an entry.</summary>
    private static string? Above(string entry)
    {
        for (DirectoryInfo? folder = new(AppContext.BaseDirectory); folder is not null; folder = folder.Parent)
        {
            if (Path.Exists(Path.Combine(folder.FullName, entry)))
            {
                return folder.FullName;
            }
        }

        return null;
    }
}
