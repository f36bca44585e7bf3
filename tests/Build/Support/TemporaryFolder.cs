namespace MetricsKit.Build.Tests.Support;

/// <summary>A folder of its own under the temporary folder, removed afterwards.</summary>
public sealed class TemporaryFolder : IDisposable
{
    public TemporaryFolder()
    {
        Path = System.IO.Path.Combine(System.IO.Path.GetTempPath(), "metrics-kit-" + Guid.NewGuid().ToString("N")[..12]);
        Directory.CreateDirectory(Path);
    }

    public string Path { get; }

    public string this[string relative] => System.IO.Path.Combine(Path, relative);

    public string Write(string relative, string text)
    {
        string path = this[relative];
        Directory.CreateDirectory(System.IO.Path.GetDirectoryName(path)!);
        File.WriteAllText(path, text);
        return path;
    }

    public string Read(string relative) => File.ReadAllText(this[relative]);

    /// <summary>Relative paths of all files below <paramref name="relative"/>, ordered; empty when there is no such folder.</summary>
    public string[] Files(string relative = "") => !Directory.Exists(this[relative])
        ? []
        : [.. Directory.GetFiles(this[relative], "*", SearchOption.AllDirectories)
            .Select(f => System.IO.Path.GetRelativePath(this[relative], f).Replace('\\', '/'))
            .Order(StringComparer.Ordinal)];

    public void Dispose() => Directory.Delete(Path, recursive: true);
}
