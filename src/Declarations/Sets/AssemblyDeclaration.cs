using MetricsKit.Model;

namespace MetricsKit.Declarations;

/// <summary>What an assembly states about itself in <c>[assembly: …]</c> attributes.</summary>
/// <param name="AssemblyName">Simple name.</param>
/// <param name="Service">The service it is; null for a library.</param>
/// <param name="Endpoint">How it is scraped; null when not stated.</param>
/// <param name="Defaults">Prefix, severity, team and interval of everything in it.</param>
/// <param name="Alerts">Alerts on the assembly, ordered by name.</param>
public sealed record AssemblyDeclaration(
    string AssemblyName,
    ServiceModel? Service,
    ScrapeEndpointModel? Endpoint,
    MetricDefaultsModel Defaults,
    EquatableArray<AlertModel> Alerts)
{
    /// <summary>Recording rules on the assembly, ordered by name.</summary>
    public EquatableArray<RecordingRuleModel> Recordings { get; init; }

    /// <summary>Labels that its series get from outside, ordered, distinct.</summary>
    public EquatableArray<string> TargetLabels { get; init; }
}
