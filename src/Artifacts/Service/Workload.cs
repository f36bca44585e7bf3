using MetricsKit.Model;

namespace MetricsKit.Artifacts.Service;

/// <summary>What the files are about: a service with everything it ships, or alerts that belong to no service.</summary>
/// <param name="Name">Name of the objects in Kubernetes, and <c>{service}</c> in texts.</param>
/// <param name="Job">Value of <c>job</c> on the service's own series; null where there is no service.</param>
/// <param name="Namespace">Namespace; null where it is decided at deployment.</param>
/// <param name="Team">Team of alerts of which neither they nor their assembly states one.</param>
/// <param name="Runbook">Address with a <c>{runbook}</c> placeholder.</param>
/// <param name="Interval">Evaluation interval of the rule groups; the server's default when null.</param>
/// <param name="Endpoint">How it is scraped; null where no monitor is to be written.</param>
/// <param name="Metrics">Declared metrics by name.</param>
/// <param name="Alerts">Alerts with what their assemblies say, in no particular order.</param>
internal sealed record Workload(
    string Name,
    string? Job,
    string? Namespace,
    string? Team,
    string? Runbook,
    string? Interval,
    ScrapeEndpointModel? Endpoint,
    IReadOnlyDictionary<string, MetricModel> Metrics,
    IReadOnlyList<OwnedAlert> Alerts)
{
    /// <summary>Recording rules with what their assemblies say, in no particular order.</summary>
    public IReadOnlyList<OwnedRecording> Recordings { get; init; } = [];

    /// <summary>True when there is a rule to write.</summary>
    public bool HasRules => Alerts.Count + Recordings.Count > 0;

    /// <summary>False for a rule whose author wants its selectors as they are written.</summary>
    public bool IsScoped { get; private init; } = true;

    /// <summary>Value of <c>job</c> that selectors of declared metrics match; null for none.</summary>
    public string? JobMatcher => IsScoped ? Job : null;

    /// <summary>Value of <c>namespace</c> that generated selectors match; null for none.</summary>
    public string? NamespaceMatcher => IsScoped ? Namespace : null;

    /// <summary>True for a series of a declared metric; of a histogram also its buckets, count and sum.</summary>
    public bool Declares(string series)
    {
        if (Metrics.ContainsKey(series))
        {
            return true;
        }

        int suffix = series.LastIndexOf('_');
        return suffix > 0
            && series.Substring(suffix) is "_bucket" or "_count" or "_sum"
            && Metrics.TryGetValue(series.Substring(0, suffix), out MetricModel? metric)
            && metric.Kind == MetricKind.Histogram;
    }

    /// <summary>The workload as one rule sees it.</summary>
    /// <param name="stated">What the rule says; null for nothing.</param>
    /// <param name="defaults">What its assembly says.</param>
    public Workload ScopedBy(bool? stated, MetricDefaultsModel defaults) => this with { IsScoped = stated ?? defaults.Scope };

    /// <summary>Who the project writes files for; null where it writes none.</summary>
    public static Workload? From(ArtifactInput input)
    {
        MonitoringManifest own = input.Own;
        if (own.Service is { } service)
        {
            IReadOnlyList<MonitoringManifest> all = Shipped(input);
            var metrics = new Dictionary<string, MetricModel>(StringComparer.Ordinal);
            foreach (MetricModel metric in all.SelectMany(m => m.Metrics))
            {
                if (!metrics.ContainsKey(metric.Name))
                {
                    metrics.Add(metric.Name, metric);
                }
            }

            ScrapeEndpointModel endpoint = own.Endpoint ?? ScrapeEndpointModel.Default;
            return new Workload(
                service.Name,
                service.Name,
                input.Options.Namespace,
                service.Team,
                service.Runbook,
                own.Defaults.Interval ?? own.Endpoint?.Interval,
                metrics.Count > 0 && endpoint.Monitor != MonitorKind.None ? endpoint : null,
                metrics,
                AlertsOf(all))
            {
                Recordings = RecordingsOf(all),
            };
        }

        // A library's rules belong to the services that ship it; only rules about metrics of others stand alone.
        bool standsAlone = own.Alerts.Count + own.Recordings.Count > 0 && own.Metrics.IsEmpty;
        return !standsAlone
            ? null
            : new Workload(
                KubernetesNames.From(own.Assembly),
                Job: null,
                input.Options.Namespace,
                Team: null,
                Runbook: null,
                own.Defaults.Interval ?? own.Endpoint?.Interval,
                Endpoint: null,
                new Dictionary<string, MetricModel>(StringComparer.Ordinal),
                AlertsOf([own]))
            {
                Recordings = RecordingsOf([own]),
            };
    }

    // The service first: what it declares wins over what a library declares under the same name.
    private static List<MonitoringManifest> Shipped(ArtifactInput input) =>
    [
        input.Own,
        .. input.References
            .Where(r => r.Assembly != input.Own.Assembly)
            .GroupBy(r => r.Assembly, StringComparer.Ordinal)
            .OrderBy(g => g.Key, StringComparer.Ordinal)
            .Select(g => g.First()),
    ];

    private static OwnedAlert[] AlertsOf(IEnumerable<MonitoringManifest> manifests) =>
        [.. manifests.SelectMany(m => m.Alerts.Select(a => new OwnedAlert(a, m.Defaults)))];

    private static OwnedRecording[] RecordingsOf(IEnumerable<MonitoringManifest> manifests) =>
        [.. manifests.SelectMany(m => m.Recordings.Select(r => new OwnedRecording(r, m.Defaults)))];
}

/// <summary>An alert and what holds for all alerts of its assembly.</summary>
/// <param name="Alert">The alert as declared.</param>
/// <param name="Defaults">Defaults of the assembly that declares it.</param>
internal sealed record OwnedAlert(AlertModel Alert, MetricDefaultsModel Defaults);

/// <summary>A recording rule and what holds for all rules of its assembly.</summary>
/// <param name="Rule">The rule as declared.</param>
/// <param name="Defaults">Defaults of the assembly that declares it.</param>
internal sealed record OwnedRecording(RecordingRuleModel Rule, MetricDefaultsModel Defaults);
