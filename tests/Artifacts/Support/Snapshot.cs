namespace MetricsKit.Artifacts.Tests.Support;

/// <summary>Expected files, kept beside the tests. METRICSKIT_UPDATE_SNAPSHOTS=1 writes them anew.</summary>
internal static class Snapshot
{
    /// <summary>Fails where the snapshot is missing or differs.</summary>
    public static void Matches(string name, string actual)
    {
        string path = Path.Combine(Repository.PathOf("tests", "Artifacts", "Snapshots"), name);
        if (Environment.GetEnvironmentVariable("METRICSKIT_UPDATE_SNAPSHOTS") == "1")
        {
            Directory.CreateDirectory(Path.GetDirectoryName(path)!);
            File.WriteAllText(path, actual);
        }

        Assert.True(File.Exists(path), $"There is no snapshot {name}; look at the text below, then run with METRICSKIT_UPDATE_SNAPSHOTS=1.\n{actual}");
        Assert.Equal(File.ReadAllText(path), actual);
    }
}
