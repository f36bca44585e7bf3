namespace MetricsKit.Build.Tests.Support;

/// <summary>A project outside the repository that uses the packed packages.</summary>
public sealed class TestProject
{
    private readonly PackageFeed _feed;
    private readonly string _solution;

    /// <param name="feed">Packages.</param>
    /// <param name="solution">Folder that holds the project's own.</param>
    /// <param name="name">Name of the project.</param>
    /// <param name="project">Inside of the project file's root element; <c>$V$</c> is the packages' version.</param>
    /// <param name="code">C# of its one source file.</param>
    public TestProject(PackageFeed feed, string solution, string name, string project, string code)
    {
        _feed = feed;
        _solution = solution;
        Name = name;
        Folder = Path.Combine(solution, name);
        Directory.CreateDirectory(Folder);
        Write($"{name}.csproj", $"<Project Sdk=\"Microsoft.NET.Sdk\">\n{project.Replace("$V$", feed.Version, StringComparison.Ordinal)}\n</Project>\n");
        Write("Code.cs", code);
    }

    public string Name { get; }

    public string Folder { get; }

    public string this[string relative] => Path.Combine(Folder, relative);

    public void Write(string relative, string text)
    {
        Directory.CreateDirectory(Path.GetDirectoryName(this[relative])!);
        File.WriteAllText(this[relative], text);
    }

    public string Read(string relative) => File.ReadAllText(this[relative]);

    /// <summary>Names of the files in a folder of the project, ordered; empty when there is no such folder.</summary>
    public string[] Files(string relative) => Directory.Exists(this[relative])
        ? [.. Directory.GetFiles(this[relative]).Select(f => Path.GetFileName(f)!).Order(StringComparer.Ordinal)]
        : [];

    /// <summary>Builds what was restored before.</summary>
    public string Build(params string[] arguments) => Run("build", arguments);

    /// <summary>Runs dotnet with this project, without restoring it, and expects success.</summary>
    public string Run(string command, params string[] arguments) => Expect(success: true, command, WithoutRestore(command, arguments));

    /// <summary>As <see cref="Run"/>, restoring the project first.</summary>
    public string Restore(string command, params string[] arguments) => Expect(success: true, command, arguments);

    /// <summary>Runs dotnet with this project and expects a failure; <c>-restore</c> as an argument restores first.</summary>
    public string Fail(string command, params string[] arguments) =>
        Expect(success: false, command, arguments.Contains("-restore") ? arguments : WithoutRestore(command, arguments));

    /// <summary>When the task last ran to its end.</summary>
    public DateTime LastRun(string framework = "net10.0") => File.GetLastWriteTimeUtc(this[$"obj/Debug/{framework}/metrics-kit/written.txt"]);

    private static string[] WithoutRestore(string command, string[] arguments) =>
        command is "build" or "publish" or "pack" ? ["--no-restore", .. arguments] : arguments;

    // One node: the projects are small, and each further node would be a process to start and to stop.
    private string Expect(bool success, string command, string[] arguments)
    {
        (int code, string output) = _feed.Run(_solution, [command, this[Name + ".csproj"], "-nologo", "-v:m", "-m:1", .. arguments]);
        Assert.True(success == (code == 0), output);
        return output;
    }
}
