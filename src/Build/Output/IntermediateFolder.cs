using MetricsKit.Artifacts;

namespace MetricsKit.Build.Output;

/// <summary>The project's own folder under obj, from which files go to the output and publish folders.</summary>
public static class IntermediateFolder
{
    /// <summary>Makes <paramref name="folder"/> hold exactly <paramref name="files"/>; what already says the same stays as it is.</summary>
    /// <returns>Full paths of the files, in order.</returns>
    /// <exception cref="IOException">The folder cannot be written.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be written.</exception>
    public static IReadOnlyList<string> Update(string folder, IReadOnlyList<ArtifactFile> files)
    {
        Directory.CreateDirectory(folder);
        var paths = new List<string>();
        foreach (ArtifactFile file in files)
        {
            string path = Path.Combine(folder, file.Name);
            if (SafeFile.ReadOrNull(path) != file.Text)
            {
                SafeFile.Write(path, file.Text);
            }

            paths.Add(path);
        }

        foreach (string stale in Directory.GetFiles(folder, "*.yaml").Except(paths, StringComparer.Ordinal))
        {
            File.Delete(stale);
        }

        return paths;
    }
}
