using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>What the metrics of an instance set are made with, from the parameters of its primary constructor.</summary>
/// <param name="Registry">Name of the <c>MetricRegistry</c> parameter; null for the default registry.</param>
/// <param name="PrometheusFactory">Expression of prometheus-net's <c>IMetricFactory</c>; null for its default one.</param>
/// <param name="MeterFactory">Name of the <c>IMeterFactory</c> parameter; null for a meter of the process.</param>
internal sealed record SetConstructor(string? Registry, string? PrometheusFactory, string? MeterFactory)
{
    /// <summary>Reads the parameters, or says what is wrong with them.</summary>
    /// <param name="primary">The primary constructor; null where there is none, but another one.</param>
    /// <param name="clients">Clients of the metrics that each object has.</param>
    public static (SetConstructor? Constructor, string? Fault) Read(IMethodSymbol? primary, IReadOnlyCollection<MetricClient> clients)
    {
        List<IParameterSymbol> parameters = primary?.Parameters.ToList() ?? [];
        List<IParameterSymbol> registries = parameters.FindAll(p => KnownNames.IsOurs(p.Type, "MetricRegistry"));
        List<IParameterSymbol> factories = parameters.FindAll(p => IsPrometheus(p.Type));
        List<IParameterSymbol> meters = parameters.FindAll(p => ClientTypes.IsMeterFactory(p.Type));
        bool needsRegistry = clients.Contains(MetricClient.MetricsKit);
        string? fault = primary is null && needsRegistry ? "has a constructor of its own, from which its metrics cannot get a registry; make it a primary constructor with a MetricRegistry parameter, or leave it out"
            : registries.Count == 0 && needsRegistry ? "has a primary constructor without a MetricRegistry; add the parameter"
            : registries.Count > 1 ? "has several MetricRegistry parameters; keep one"
            : factories.Count > 1 && clients.Contains(MetricClient.PrometheusNet) ? "has several parameters that its prometheus-net metrics could be made with; keep one IMetricFactory or CollectorRegistry"
            : meters.Count > 1 && clients.Contains(MetricClient.Meter) ? "has several IMeterFactory parameters; keep one"
            : null;
        return fault is null
            ? (new SetConstructor(NameOf(registries), Factory(factories), NameOf(meters)), null)
            : (null, fault);
    }

    private static bool IsPrometheus(ITypeSymbol type) => ClientTypes.IsPrometheus(type, "IMetricFactory") || IsRegistry(type);

    private static bool IsRegistry(ITypeSymbol type) => ClientTypes.IsPrometheus(type, "CollectorRegistry");

    private static string? Factory(List<IParameterSymbol> factories) =>
        NameOf(factories) is not { } name ? null
        : IsRegistry(factories[0].Type) ? $"global::Prometheus.Metrics.WithCustomRegistry({name})"
        : name;

    private static string? NameOf(List<IParameterSymbol> parameters) => parameters.Count == 0 ? null : Identifiers.Escape(parameters[0].Name);
}
