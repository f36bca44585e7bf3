namespace MetricsKit.Model;

/// <summary>The service an assembly is.</summary>
/// <param name="Name">Name in Kubernetes, and the value of <c>job</c>.</param>
/// <param name="Team">Default of the alerts' <c>team</c> label.</param>
/// <param name="Runbook">Address with a <c>{runbook}</c> placeholder.</param>
public sealed record ServiceModel(string Name, string? Team, string? Runbook);

/// <summary>Which object tells the operator to scrape.</summary>
public enum MonitorKind
{
    /// <summary>A ServiceMonitor.</summary>
    Service,

    /// <summary>A PodMonitor.</summary>
    Pod,

    /// <summary>None is written.</summary>
    None,
}

/// <summary>How the service is scraped. Durations are Prometheus' (<c>30s</c>).</summary>
/// <param name="Monitor">ServiceMonitor, PodMonitor or none.</param>
/// <param name="Port">Name of the Service's or container's port.</param>
/// <param name="Path">Path of the endpoint.</param>
/// <param name="Interval">Time between two scrapes.</param>
/// <param name="Timeout">Longest time a scrape may take; the server's default when null.</param>
/// <param name="Scheme">http or https; the operator's default when null.</param>
/// <param name="SampleLimit">Most samples a scrape may return; 0 for no limit.</param>
public sealed record ScrapeEndpointModel(
    MonitorKind Monitor,
    string Port,
    string Path,
    string Interval,
    string? Timeout,
    string? Scheme,
    int SampleLimit)
{
    /// <summary>What holds where a service says nothing.</summary>
    public static ScrapeEndpointModel Default { get; } = new(MonitorKind.Service, "http", "/metrics", "30s", null, null, 0);
}

/// <summary>What an assembly's metrics and alerts have in common.</summary>
/// <param name="Prefix">First part of every metric name, without the underscore.</param>
/// <param name="Severity">Severity of alerts that state none.</param>
/// <param name="Team">Team of alerts that state none.</param>
/// <param name="Interval">Evaluation interval of the rule groups.</param>
public sealed record MetricDefaultsModel(string? Prefix, string? Severity, string? Team, string? Interval)
{
    /// <summary>Whether rules that do not say so themselves select the service's own series alone; see <see cref="AlertModel.Scope"/>.</summary>
    public bool Scope { get; init; } = true;

    /// <summary>Nothing stated.</summary>
    public static MetricDefaultsModel None { get; } = new(null, null, null, null);
}
