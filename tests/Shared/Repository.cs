namespace MetricsKit.Tests;

/// <summary>Folders that tests read, found from the test's own folder upwards.</summary>
internal static class Repository
{
    /// <summary>The folder of Metrics.Kit.sln.</summary>
    public static string Root { get; } = Above("Metrics.Kit.sln")
        ?? throw new InvalidOperationException($"No folder above {AppContext.BaseDirectory} holds Metrics.Kit.sln.");

    /// <summary>Scripts and node packages.</summary>
    public static string Tools { get; } = PathOf("tests", "tools");

    /// <summary>JSON schemas of the operator's kinds; null where they are not at hand.</summary>
    public static string? Schemas { get; } = BesideRepository("data", "crds");

    /// <summary>Real rules and the functions' signatures; null where they are not at hand.</summary>
    public static string? Rules { get; } = BesideRepository("data", "promql");

    /// <summary>Programs as users write them; null where they are not at hand.</summary>
    public static string? UserPrograms { get; } = BesideRepository("surface", "users");

    /// <summary>Absolute path of a file of the repository.</summary>
    public static string PathOf(params string[] relative) => Path.Combine([Root, .. relative]);

    // Data that is too large for the repository, or not ours to publish, stands in a folder beside it.
    private static string? BesideRepository(params string[] relative)
    {
        string path = Path.Combine(["shared", .. relative]);
        return Above(path) is { } folder ? Path.Combine(folder, path) : null;
    }

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
