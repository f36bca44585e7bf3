using MetricsKit.Model;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Declarations;

/// <summary>Return types of metrics, and the client library that each one names. Types are found by name, so none is a dependency.</summary>
internal static class ClientTypes
{
    private const string PrometheusNamespace = "Prometheus";

    /// <summary>Return types that a metric of this kind may have, as a message lists them.</summary>
    public static string Accepted(MetricKind kind) =>
        $"'{KnownNames.Namespace}.{kind}' ('{PrometheusNamespace}.I{kind}' for prometheus-net, '{KnownNames.Namespace}.Meter{kind}' for OpenTelemetry)";

    /// <summary>The client whose series of this kind the type is; null for any other type.</summary>
    public static MetricClient? Of(ITypeSymbol type, MetricKind kind)
    {
        string name = kind.ToString();
        return KnownNames.IsOurs(type, name) ? MetricClient.MetricsKit
            : KnownNames.IsOurs(type, "Meter" + name) ? MetricClient.Meter
            : IsPrometheus(type, "I" + name) || IsPrometheus(type, name) || IsChild(type, name) ? MetricClient.PrometheusNet
            : null;
    }

    /// <summary>The client whose series of any kind the type is; null for any other type.</summary>
    public static MetricClient? OfAnyKind(ITypeSymbol type) =>
        Of(type, MetricKind.Counter) ?? Of(type, MetricKind.Gauge) ?? Of(type, MetricKind.Histogram);

    /// <summary>True for <c>Prometheus.Counter</c> and its kin, which are a whole metric.</summary>
    public static bool IsCollector(ITypeSymbol type, MetricKind kind) => IsPrometheus(type, kind.ToString());

    /// <summary>True for prometheus-net's type of that name.</summary>
    public static bool IsPrometheus(ITypeSymbol type, string name) =>
        type.Name == name
        && type.ContainingType is null
        && type.ContainingNamespace is { Name: PrometheusNamespace, ContainingNamespace.IsGlobalNamespace: true };

    /// <summary>True for <c>System.Diagnostics.Metrics.IMeterFactory</c>.</summary>
    public static bool IsMeterFactory(ITypeSymbol type) =>
        type is
        {
            Name: "IMeterFactory",
            ContainingNamespace:
            {
                Name: "Metrics",
                ContainingNamespace: { Name: "Diagnostics", ContainingNamespace: { Name: "System", ContainingNamespace.IsGlobalNamespace: true } },
            },
        };

    private static bool IsChild(ITypeSymbol type, string name) => type is { Name: "Child", ContainingType: { } outer } && IsPrometheus(outer, name);
}
