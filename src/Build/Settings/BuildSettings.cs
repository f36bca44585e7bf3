namespace MetricsKit.Build.Settings;

/// <summary>MSBuild settings that were checked.</summary>
/// <param name="Namespace">Kubernetes namespace; null when not set.</param>
/// <param name="Labels">Labels of the objects, ordered by name.</param>
/// <param name="Folder">Full path of the folder that <c>MetricsKitOutputPath</c> names; null when this build writes to none.</param>
/// <param name="Verify">True when that folder is compared instead of written.</param>
public sealed record BuildSettings(
    string? Namespace,
    IReadOnlyList<KeyValuePair<string, string>> Labels,
    string? Folder,
    bool Verify);
