using MetricsKit.Model;

namespace MetricsKit.Build.Manifests;

/// <summary>What a project and the assemblies that ship with it declare.</summary>
/// <param name="Own">The project's own manifest; null when it declares nothing.</param>
/// <param name="References">Manifests of copy-local assemblies, ordered by assembly name; empty when <paramref name="Own"/> is null.</param>
public sealed record CollectedManifests(MonitoringManifest? Own, IReadOnlyList<MonitoringManifest> References);

/// <summary>Reads manifests of a project and of what ships with it.</summary>
public static class ManifestCollector
{
    /// <summary>Reads all manifests; those that cannot be read are added to <paramref name="problems"/>.</summary>
    /// <param name="assembly">Path of the project's own assembly.</param>
    /// <param name="references">Paths of files that are copied beside it; what is no .dll is passed over.</param>
    /// <param name="problems">Receives MK9003.</param>
    public static CollectedManifests Collect(string assembly, IEnumerable<string> references, ICollection<BuildProblem> problems)
    {
        if (Read(assembly, problems) is not { } own)
        {
            return new CollectedManifests(null, []);
        }

        var found = new SortedDictionary<string, MonitoringManifest>(StringComparer.Ordinal);
        foreach (string path in references.Where(IsCandidate).Distinct(StringComparer.Ordinal))
        {
            if (Read(path, problems) is { } manifest && manifest.Assembly != own.Assembly && !found.ContainsKey(manifest.Assembly))
            {
                found.Add(manifest.Assembly, AsPartOfAnother(manifest));
            }
        }

        return new CollectedManifests(own, [.. found.Values]);
    }

    /// <summary>
    /// A referenced service pages and records for itself, under its own <c>job</c>: its rules are left out.
    /// Its metrics stay, since the process that loads it exposes them and alerts may name them.
    /// </summary>
    private static MonitoringManifest AsPartOfAnother(MonitoringManifest manifest) => manifest.Service is null
        ? manifest
        : manifest with { Service = null, Endpoint = null, Alerts = default, Recordings = default };

    private static bool IsCandidate(string path) =>
        path.EndsWith(".dll", StringComparison.OrdinalIgnoreCase) && !path.EndsWith(".resources.dll", StringComparison.OrdinalIgnoreCase);

    private static MonitoringManifest? Read(string path, ICollection<BuildProblem> problems)
    {
        string name = Path.GetFileNameWithoutExtension(path);
        try
        {
            return ManifestReader.Read(path) is { } json ? ManifestJson.Read(json) : null;
        }
        catch (ManifestFormatException e)
        {
            problems.Add(new BuildProblem(
                ProblemCodes.UnreadableManifest,
                $"The metrics manifest in assembly '{name}' cannot be read: {e.Message}. Build '{name}' and this project with the same version of Metrics.Kit",
                path));
        }
        catch (Exception e) when (e is IOException or UnauthorizedAccessException)
        {
            problems.Add(new BuildProblem(
                ProblemCodes.UnreadableManifest,
                $"Assembly '{name}' cannot be opened to look for its metrics manifest: {e.Message}",
                path));
        }

        return null;
    }
}
