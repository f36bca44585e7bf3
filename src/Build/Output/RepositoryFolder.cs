using MetricsKit.Artifacts;

namespace MetricsKit.Build.Output;

/// <summary>The folder that <c>MetricsKitOutputPath</c> names. It belongs to the user: only files whose header names this project are touched.</summary>
public sealed class RepositoryFolder
{
    private readonly string _folder;
    private readonly string _project;
    private readonly IReadOnlyList<ArtifactFile> _files;
    private readonly Dictionary<string, string> _present;
    private readonly IReadOnlyList<string> _stale;

    private RepositoryFolder(string folder, string project, IReadOnlyList<ArtifactFile> files, Dictionary<string, string> present, IReadOnlyList<string> stale)
    {
        _folder = folder;
        _project = project;
        _files = files;
        _present = present;
        _stale = stale;
    }

    /// <summary>Full paths of the files that the folder is to hold, in order.</summary>
    public IEnumerable<string> Paths => _files.Select(f => PathOf(f.Name));

    /// <summary>Looks at the folder; files of others that stand in the way are added to <paramref name="problems"/>.</summary>
    /// <param name="folder">Full path; need not exist.</param>
    /// <param name="project">Name that the headers carry.</param>
    /// <param name="files">What the folder is to hold.</param>
    /// <param name="problems">Receives MK9004.</param>
    /// <exception cref="IOException">The folder cannot be read, or is a file.</exception>
    /// <exception cref="UnauthorizedAccessException">The folder cannot be read.</exception>
    public static RepositoryFolder Open(string folder, string project, IReadOnlyList<ArtifactFile> files, ICollection<BuildProblem> problems)
    {
        if (File.Exists(folder))
        {
            throw new IOException("There is a file of that name.");
        }

        var present = new Dictionary<string, string>(StringComparer.Ordinal);
        foreach (ArtifactFile file in files)
        {
            string path = Path.Combine(folder, file.Name);
            if (SafeFile.ReadOrNull(path) is { } text)
            {
                present.Add(file.Name, text);
                CheckOwner(path, text, project, problems);
            }
        }

        return new RepositoryFolder(folder, project, files, present, FindStale(folder, project, files));
    }

    /// <summary>Writes what differs and removes what is no longer made.</summary>
    /// <returns>Full paths of the files that were written or removed, in order.</returns>
    /// <exception cref="IOException">The folder cannot be written; each file in it is whole, old or new.</exception>
    /// <exception cref="UnauthorizedAccessException">As above.</exception>
    public IReadOnlyList<string> Update()
    {
        var changed = new List<string>();
        if (_files.Count > 0)
        {
            Directory.CreateDirectory(_folder);
        }

        foreach (ArtifactFile file in _files)
        {
            if (!_present.TryGetValue(file.Name, out string? text) || !TextComparison.AreEqual(text, file.Text))
            {
                SafeFile.Write(PathOf(file.Name), file.Text);
                changed.Add(PathOf(file.Name));
            }
        }

        foreach (string stale in _stale)
        {
            File.Delete(stale);
            changed.Add(stale);
        }

        return changed;
    }

    /// <summary>What <see cref="Update"/> would change, as problems; writes nothing.</summary>
    /// <param name="command">Command that brings the folder up to date.</param>
    public IEnumerable<BuildProblem> Verify(string command)
    {
        foreach (ArtifactFile file in _files)
        {
            string path = PathOf(file.Name);
            if (!_present.TryGetValue(file.Name, out string? text))
            {
                yield return Outdated(path, 0, "is missing", command);
            }
            else if (TextComparison.FirstDifference(text, file.Text, out string? actual, out string? expected) is > 0 and var line)
            {
                yield return Outdated(path, line, $"does not say what '{_project}' declares; line {line} is {Quote(actual)} and should be {Quote(expected)}", command);
            }
        }

        foreach (string stale in _stale)
        {
            yield return Outdated(stale, 0, $"is no longer made by '{_project}'", command);
        }
    }

    private string PathOf(string name) => Path.Combine(_folder, name);

    private static BuildProblem Outdated(string path, int line, string what, string command) =>
        new(ProblemCodes.Outdated, $"{Path.GetFileName(path)} {what}. Run '{command}' and commit the result", path, line);

    private static string Quote(string? line) => line is null ? "past the end" : $"\"{line}\"";

    private static void CheckOwner(string path, string text, string project, ICollection<BuildProblem> problems)
    {
        bool ours = FileHeader.TryReadProject(text, out string? owner);
        if (ours && owner == project)
        {
            return;
        }

        string whose = ours
            ? $"was written by project '{owner}', and '{project}' would overwrite it. Give each project a MetricsKitOutputPath of its own; if '{owner}' was renamed, delete the file"
            : $"was not written by Metrics.Kit, and '{project}' would overwrite it. Move it away, or choose another MetricsKitOutputPath";
        problems.Add(new BuildProblem(ProblemCodes.ForeignFile, $"{Path.GetFileName(path)} {whose}", path));
    }

    private static List<string> FindStale(string folder, string project, IReadOnlyList<ArtifactFile> files) => !Directory.Exists(folder)
        ? []
        : Directory.GetFiles(folder, "*.yaml")
            .Where(path => files.All(f => f.Name != Path.GetFileName(path)))
            .Where(path => FileHeader.TryReadProject(File.ReadAllText(path), out string? owner) && owner == project)
            .OrderBy(path => path, StringComparer.Ordinal)
            .ToList();
}
