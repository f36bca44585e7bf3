using MetricsKit.Artifacts.Kubernetes;
using MetricsKit.Artifacts.Rules;
using MetricsKit.Artifacts.Service;

namespace MetricsKit.Artifacts;

/// <summary>Makes the files of a project from what its code declares.</summary>
public static class ArtifactWriter
{
    /// <summary>
    /// Makes <c>prometheusrule.yaml</c> where there are alerts or recording rules, and <c>servicemonitor.yaml</c> or
    /// <c>podmonitor.yaml</c> where there are metrics to scrape. A project that is a service speaks for everything it ships;
    /// one that only has rules speaks for those; any other makes nothing. Same input, same bytes, whatever the order of the references.
    /// </summary>
    /// <param name="input">Declarations and options.</param>
    /// <returns>The files, or what is wrong.</returns>
    public static ArtifactResult Write(ArtifactInput input)
    {
        if (Workload.From(input) is not { } workload)
        {
            return ArtifactResult.Nothing;
        }

        var errors = new List<string>();
        var files = new List<ArtifactFile>();
        ObjectMeta metadata = MetadataBuilder.Build(workload, input.Options, errors);
        string header = FileHeader.Write(input.Options.Project);
        IReadOnlyList<RuleGroup> groups = RuleGroups.Build(workload, errors);
        if (groups.Count > 0)
        {
            files.Add(new ArtifactFile("prometheusrule.yaml", header + new PrometheusRule(metadata, groups).ToYaml()));
        }

        if (MonitorBuilder.Build(workload, metadata, errors) is { } monitor)
        {
            files.Add(new ArtifactFile(monitor.FileName, header + monitor.ToYaml()));
        }

        // Nothing to say, nothing to complain of.
        if (!workload.HasRules && workload.Metrics.Count == 0)
        {
            return ArtifactResult.Nothing;
        }

        return errors.Count > 0
            ? new ArtifactResult([], [.. errors.Distinct(StringComparer.Ordinal).OrderBy(e => e, StringComparer.Ordinal)])
            : new ArtifactResult([.. files.OrderBy(f => f.Name, StringComparer.Ordinal)], []);
    }
}
