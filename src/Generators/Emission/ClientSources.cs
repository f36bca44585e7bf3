using MetricsKit.Declarations;
using MetricsKit.Model;

namespace MetricsKit.Generators.Emission;

/// <summary>Expressions of what families are registered with.</summary>
/// <param name="Registry">Our own registry.</param>
/// <param name="Prometheus">prometheus-net's <c>IMetricFactory</c>.</param>
/// <param name="Meter">The <c>Meter</c>.</param>
/// <param name="IsStatic">True when none of them is a variable, so that lambdas can be static.</param>
internal sealed record ClientSources(string Registry, string Prometheus, string Meter, bool IsStatic)
{
    /// <summary>Type of prometheus-net's factory.</summary>
    public const string PrometheusType = "global::Prometheus.IMetricFactory";

    /// <summary>Type of a meter.</summary>
    public const string MeterType = "global::System.Diagnostics.Metrics.Meter";

    private const string Meters = "global::MetricsKit.Clients.MeterFamilies.MeterOf";

    /// <summary>Parameters of the constructor that makes an object's families.</summary>
    public static ClientSources Parameters { get; } = new("registry", "prometheus", "meter", IsStatic: false);

    /// <summary>Where that constructor keeps them.</summary>
    public static ClientSources Fields { get; } = new(
        FamilyPlace.InstanceField + ".Registry", FamilyPlace.InstanceField + ".Prometheus", FamilyPlace.InstanceField + ".Meter", IsStatic: false);

    /// <summary>What the families of static members are made with.</summary>
    public static ClientSources Static(MetricSetDeclaration set) =>
        new(CSharp.Registry + ".Default", "global::Prometheus.Metrics.DefaultFactory", $"{Meters}(typeof({CSharp.TypeOf(set)}))", IsStatic: true);

    /// <summary>What an object's families are made with, in its constructor or its field initialisers.</summary>
    public static ClientSources Given(MetricSetDeclaration set)
    {
        ClientSources fallback = Static(set);
        string? registry = set.Kind == SetKind.GeneratedConstructor ? "registry" : set.RegistryParameter;
        string meter = set.MeterFactory is { } factory ? $"{Meters}({factory}, typeof({CSharp.TypeOf(set)}))" : fallback.Meter;
        return new(registry ?? fallback.Registry, set.PrometheusFactory ?? fallback.Prometheus, meter, IsStatic: false);
    }

    /// <summary>Those of the three that metrics of these clients need, in the order of the constructor's parameters.</summary>
    public IEnumerable<string> For(IReadOnlyCollection<MetricClient> clients)
    {
        yield return Registry;
        if (clients.Contains(MetricClient.PrometheusNet))
        {
            yield return Prometheus;
        }

        if (clients.Contains(MetricClient.Meter))
        {
            yield return Meter;
        }
    }
}
