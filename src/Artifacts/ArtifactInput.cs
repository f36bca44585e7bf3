using MetricsKit.Model;

namespace MetricsKit.Artifacts;

/// <summary>Everything one project's files are made from.</summary>
/// <param name="Own">What the project itself declares.</param>
/// <param name="References">What the assemblies it ships with declare; the order does not matter.</param>
/// <param name="Options">What is known outside the code: where the service runs.</param>
public sealed record ArtifactInput(
    MonitoringManifest Own,
    IReadOnlyList<MonitoringManifest> References,
    ArtifactOptions Options);

/// <summary>What the build knows and the code does not.</summary>
/// <param name="Project">Name of the project, for the header of each file.</param>
/// <param name="Namespace">Kubernetes namespace of the objects and matcher of every generated selector; null where it is decided at deployment.</param>
/// <param name="Labels">Labels of each written object, such as <c>release: prometheus</c>; a later one of the same name wins.</param>
public sealed record ArtifactOptions(
    string Project,
    string? Namespace,
    IReadOnlyList<KeyValuePair<string, string>> Labels)
{
    /// <summary>Options of a project of which only the name is known.</summary>
    public ArtifactOptions(string project)
        : this(project, null, [])
    {
    }
}

/// <summary>What was made.</summary>
/// <param name="Files">Files to write, ordered by name; empty where the project has nothing to say or something is wrong.</param>
/// <param name="Errors">What is wrong, one sentence each, naming the thing and the remedy; ordered. With any of them no file is made.</param>
public sealed record ArtifactResult(IReadOnlyList<ArtifactFile> Files, IReadOnlyList<string> Errors)
{
    /// <summary>Nothing to write, nothing wrong.</summary>
    public static ArtifactResult Nothing { get; } = new([], []);
}

/// <summary>One file.</summary>
/// <param name="Name">Name without folder: <c>prometheusrule.yaml</c>.</param>
/// <param name="Text">Content, header included; lines end in <c>\n</c>.</param>
public sealed record ArtifactFile(string Name, string Text);
