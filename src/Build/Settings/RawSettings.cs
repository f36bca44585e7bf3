namespace MetricsKit.Build.Settings;

/// <summary>MSBuild settings as written in a project; empty means not set.</summary>
public sealed record RawSettings
{
    /// <summary>Full path of the project's folder.</summary>
    public required string ProjectDirectory { get; init; }

    /// <summary>True or false properties, by name.</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Switches { get; init; } = [];

    /// <summary>MetricsKitNamespace.</summary>
    public string? Namespace { get; init; }

    /// <summary>MetricsKitOutputPath.</summary>
    public string? OutputPath { get; init; }

    /// <summary>MetricsKitVerify.</summary>
    public string? Verify { get; init; }

    /// <summary>MetricsKitTargetFramework.</summary>
    public string? WritingFramework { get; init; }

    /// <summary>The framework this build is for; empty where a project has none by that name.</summary>
    public string? TargetFramework { get; init; }

    /// <summary>The project's frameworks that can use metrics, in its order; empty where it has one alone.</summary>
    public IReadOnlyList<string> TargetFrameworks { get; init; } = [];

    /// <summary>MetricsKitLabel items: Include and Value (null: no such metadata).</summary>
    public IReadOnlyList<KeyValuePair<string, string?>> Labels { get; init; } = [];
}
