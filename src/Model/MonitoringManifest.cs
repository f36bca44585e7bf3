namespace MetricsKit.Model;

/// <summary>Everything the build needs from one assembly.</summary>
/// <param name="Assembly">Simple name of the assembly.</param>
/// <param name="Service">The service it is; null for a library.</param>
/// <param name="Endpoint">How it is scraped; null when not stated.</param>
/// <param name="Defaults">What its metrics and alerts have in common.</param>
/// <param name="Metrics">Metrics, ordered by name.</param>
/// <param name="Alerts">Alerts, ordered by name.</param>
public sealed record MonitoringManifest(
    string Assembly,
    ServiceModel? Service,
    ScrapeEndpointModel? Endpoint,
    MetricDefaultsModel Defaults,
    EquatableArray<MetricModel> Metrics,
    EquatableArray<AlertModel> Alerts)
{
    /// <summary>Recording rules, ordered by name.</summary>
    public EquatableArray<RecordingRuleModel> Recordings { get; init; }
}

/// <summary>What other compilations need from one assembly: the contract it must not break unnoticed.</summary>
/// <param name="Assembly">Simple name of the assembly.</param>
/// <param name="Initializer">Full name of the public class whose <c>Initialize()</c> creates its series; null when it has none.</param>
/// <param name="Metrics">Metrics, ordered by name; help and run-time caps are left out.</param>
public sealed record CatalogModel(string Assembly, string? Initializer, EquatableArray<MetricModel> Metrics)
{
    /// <summary>Series that its recording rules make, ordered by name.</summary>
    public EquatableArray<RecordedSeriesModel> Recordings { get; init; }

    /// <summary>Prefixes it states, as its names begin (<c>myshop_</c>): whatever begins so is declared here or nowhere. Ordered, distinct.</summary>
    public EquatableArray<string> Prefixes { get; init; }

    /// <summary>Labels that its series get from outside, as <c>[assembly: TargetLabels]</c> names them. Ordered, distinct.</summary>
    public EquatableArray<string> TargetLabels { get; init; }
}
