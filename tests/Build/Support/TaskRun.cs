using Microsoft.Build.Framework;
using Microsoft.Build.Utilities;

namespace MetricsKit.Build.Tests.Support;

/// <summary>One run of the task for a project named Shop in <paramref name="folder"/>, without MSBuild.</summary>
public sealed class TaskRun(TemporaryFolder folder)
{
    private readonly RecordingEngine _engine = new();

    public string ProjectName { get; init; } = "Shop";

    public required string Assembly { get; init; }

    public string[] References { get; init; } = [];

    public string? OutputPath { get; init; }

    public string? Namespace { get; init; }

    public string? Verify { get; init; }

    public string? Generate { get; init; }

    public (string Name, string? Value)[] Labels { get; init; } = [];

    public bool Succeeded { get; private set; }

    public IReadOnlyList<BuildErrorEventArgs> Errors => _engine.Errors;

    public IEnumerable<string?> Loud => _engine.Messages.Where(m => m.Importance == MessageImportance.High).Select(m => m.Message);

    public TaskRun Execute()
    {
        var task = new GenerateMonitoringFiles
        {
            BuildEngine = _engine,
            ProjectFile = folder[ProjectName + ".csproj"],
            Assembly = Assembly,
            References = [.. References.Select(r => new TaskItem(r))],
            IntermediateFolder = folder["obj/metrics-kit"],
            StateFile = folder["obj/metrics-kit/written.txt"],
            OutputPath = OutputPath,
            Namespace = Namespace,
            Verify = Verify,
            Generate = Generate,
            Labels = [.. Labels.Select(Label)],
        };
        Succeeded = task.Execute();
        Xunit.Assert.Equal(Succeeded, _engine.Errors.Count == 0);
        return this;
    }

    /// <summary>The one error of the run.</summary>
    public BuildErrorEventArgs Error => Xunit.Assert.Single(_engine.Errors);

    private static TaskItem Label((string Name, string? Value) label)
    {
        var item = new TaskItem(label.Name);
        if (label.Value is not null)
        {
            item.SetMetadata("Value", label.Value);
        }

        return item;
    }
}
