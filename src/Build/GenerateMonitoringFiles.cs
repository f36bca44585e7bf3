using MetricsKit.Artifacts;
using MetricsKit.Build.Manifests;
using MetricsKit.Build.Output;
using MetricsKit.Build.Settings;
using Microsoft.Build.Framework;
using MSBuildTask = Microsoft.Build.Utilities.Task;

namespace MetricsKit.Build;

/// <summary>The MSBuild task: reads what an assembly and its references declare, and writes the monitoring files.</summary>
public sealed class GenerateMonitoringFiles : MSBuildTask
{
    /// <summary>Full path of the project file.</summary>
    [Required]
    public string ProjectFile { get; set; } = "";

    /// <summary>The assembly that was just compiled.</summary>
    [Required]
    public string Assembly { get; set; } = "";

    /// <summary>What is copied beside it; all but .dll files are passed over.</summary>
    public ITaskItem[] References { get; set; } = [];

    /// <summary>Folder under obj that receives the files.</summary>
    [Required]
    public string IntermediateFolder { get; set; } = "";

    /// <summary>File that lists what was written, one full path a line; touched at the end of each successful run.</summary>
    [Required]
    public string StateFile { get; set; } = "";

    /// <summary>MetricsKitGenerate.</summary>
    public string? Generate { get; set; }

    /// <summary>MetricsKitVerify.</summary>
    public string? Verify { get; set; }

    /// <summary>MetricsKitTransitiveAnalyzers.</summary>
    public string? TransitiveAnalyzers { get; set; }

    /// <summary>MetricsKitOutputPath.</summary>
    public string? OutputPath { get; set; }

    /// <summary>MetricsKitNamespace.</summary>
    public string? Namespace { get; set; }

    /// <summary>MetricsKitTargetFramework.</summary>
    public string? WritingFramework { get; set; }

    /// <summary>The framework this build is for.</summary>
    public string? TargetFramework { get; set; }

    /// <summary>The project's frameworks from net8.0 on, where it has several.</summary>
    public string[] TargetFrameworks { get; set; } = [];

    /// <summary>MetricsKitLabel items with Value metadata.</summary>
    public ITaskItem[] Labels { get; set; } = [];

    /// <inheritdoc/>
    public override bool Execute()
    {
        var problems = new List<BuildProblem>();
        Run(problems);
        foreach (BuildProblem p in problems)
        {
            Log.LogError(null, p.Code, null, p.HelpLink, p.File ?? ProjectFile, p.Line, 0, 0, 0, p.Message);
        }

        return problems.Count == 0;
    }

    private string Project => Path.GetFileNameWithoutExtension(ProjectFile);

    private void Run(List<BuildProblem> problems)
    {
        if (SettingsParser.Parse(ReadSettings(), problems) is not { } settings)
        {
            return;
        }

        CollectedManifests manifests = ManifestCollector.Collect(Assembly, References.Select(r => r.GetMetadata("FullPath")), problems);
        if (problems.Count > 0)
        {
            return;
        }

        ArtifactResult result = manifests.Own is null
            ? ArtifactResult.Nothing
            : ArtifactWriter.Write(new ArtifactInput(manifests.Own, manifests.References, new ArtifactOptions(Project, settings.Namespace, settings.Labels)));
        problems.AddRange(result.Errors.Select(e => new BuildProblem(ProblemCodes.Conflict, e.TrimEnd('.'))));
        if (problems.Count == 0)
        {
            Write(settings, result.Files, problems);
        }
    }

    private void Write(BuildSettings settings, IReadOnlyList<ArtifactFile> files, List<BuildProblem> problems)
    {
        IEnumerable<string> written = [];
        if (!Try($"The intermediate folder '{IntermediateFolder}' cannot be written", problems, () => written = Output.IntermediateFolder.Update(IntermediateFolder, files)))
        {
            return;
        }

        if (settings.Folder is { } folder)
        {
            string setting = $"MetricsKitOutputPath is '{OutputPath}', and the folder '{folder}' cannot be {(settings.Verify ? "read" : "written")}; it accepts a folder, relative to the project or absolute, that this build may write to";
            Try(setting, problems, () => written = written.Concat(UpdateRepository(folder, settings.Verify, files, problems)));
        }

        if (problems.Count == 0)
        {
            Try($"The intermediate folder '{IntermediateFolder}' cannot be written", problems, () => File.WriteAllLines(StateFile, written));
        }
    }

    private IEnumerable<string> UpdateRepository(string folder, bool verify, IReadOnlyList<ArtifactFile> files, List<BuildProblem> problems)
    {
        RepositoryFolder repository = RepositoryFolder.Open(folder, Project, files, problems);
        if (problems.Count > 0)
        {
            return [];
        }

        if (verify)
        {
            problems.AddRange(repository.Verify($"dotnet build {Project}{Path.GetExtension(ProjectFile)} -p:MetricsKitVerify=false"));
            return repository.Paths;
        }

        foreach (string path in repository.Update())
        {
            Log.LogMessage(MessageImportance.High, $"{Project} -> {path}{(File.Exists(path) ? "" : " (removed)")}");
        }

        return repository.Paths;
    }

    private static bool Try(string failure, List<BuildProblem> problems, Action action)
    {
        try
        {
            action();
            return true;
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException or NotSupportedException)
        {
            problems.Add(new BuildProblem(ProblemCodes.CannotWrite, $"{failure} ({e.Message})"));
            return false;
        }
    }

    private RawSettings ReadSettings() => new()
    {
        ProjectDirectory = Path.GetDirectoryName(ProjectFile)!,
        Switches = [new("MetricsKitGenerate", Generate), new("MetricsKitTransitiveAnalyzers", TransitiveAnalyzers)],
        Namespace = Namespace,
        OutputPath = OutputPath,
        Verify = Verify,
        WritingFramework = WritingFramework,
        TargetFramework = TargetFramework,
        TargetFrameworks = TargetFrameworks,
        Labels = [.. Labels.Select(l => new KeyValuePair<string, string?>(l.ItemSpec, l.GetMetadata("Value")))],
    };
}
