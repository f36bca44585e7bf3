namespace MetricsKit.Testing;

/// <summary>
/// Expected texts as files. A missing one fails, and so does one that nothing was compared with. Run with
/// <c>METRICSKIT_UPDATE_SNAPSHOTS=1</c> to write them anew.
/// </summary>
public static class Snapshot
{
    private static readonly bool UpdateByDefault = Environment.GetEnvironmentVariable("METRICSKIT_UPDATE_SNAPSHOTS") == "1";

    /// <summary>Holds that a folder contains exactly these files.</summary>
    /// <param name="folder">The folder.</param>
    /// <param name="actual">Texts by file name.</param>
    /// <param name="isInput">Tells which files of the folder are not expectations.</param>
    /// <param name="update">True to write the files; by default the environment says so.</param>
    public static void Matches(string folder, IReadOnlyDictionary<string, string> actual, Func<string, bool> isInput, bool? update = null)
    {
        Directory.CreateDirectory(folder);
        List<string> there = Directory.GetFiles(folder).Select(f => Path.GetFileName(f)!).Where(f => !isInput(f)).Order(StringComparer.Ordinal).ToList();
        if (update ?? UpdateByDefault)
        {
            there.Except(actual.Keys).ToList().ForEach(f => File.Delete(Path.Combine(folder, f)));
            foreach ((string file, string text) in actual)
            {
                File.WriteAllText(Path.Combine(folder, file), text);
            }

            return;
        }

        string name = Path.GetFileName(folder);
        Assert.True(
            there.SequenceEqual(actual.Keys.Order(StringComparer.Ordinal)),
            $"{name} has the snapshots {string.Join(", ", there)}, and the test made {string.Join(", ", actual.Keys.Order(StringComparer.Ordinal))}. Run with METRICSKIT_UPDATE_SNAPSHOTS=1 and look at the difference.");
        foreach (string file in there)
        {
            Assert.Equal(File.ReadAllText(Path.Combine(folder, file)).ReplaceLineEndings("\n"), actual[file]);
        }
    }
}
