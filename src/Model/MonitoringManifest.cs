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
    EquatableArray<AlertModel> Alerts);

/// <summary>What other compilations need from one assembly: the contract it must not break unnoticed.</summary>
/// <param name="Assembly">Simple name of the assembly.</param>
/// <param name="Initializer">Full name of the public class whose <c>Initialize()</c> creates its series; null when it has none.</param>
/// <param name="Metrics">Metrics, ordered by name; help and run-time caps are left out.</param>
public sealed record CatalogModel(string Assembly, string? Initializer, EquatableArray<MetricModel> Metrics);
