using System.Collections.Immutable;
using Microsoft.CodeAnalysis;

namespace MetricsKit.Testing;

/// <summary>
/// The signatures of prometheus-net 8.2.1 that programs call, without anything behind them: for code that is analysed and never
/// run. <see cref="PrometheusNet"/> has fewer of them, and counts.
/// </summary>
public static class PrometheusNetSurface
{
    private static readonly Lazy<MetadataReference> Library = new(() => Surface.Compile("Prometheus.NetStandard"));

    private static readonly Lazy<MetadataReference> Web = new(() => Surface.Compile("Prometheus.AspNetCore", [.. MetricsKit.Testing.References.AspNetCore, Library.Value]));

    /// <summary>The library: metrics, factories, leases.</summary>
    public static MetadataReference Reference => Library.Value;

    /// <summary>Its part for ASP.NET Core: the middleware and its options.</summary>
    public static MetadataReference Middleware => Web.Value;

    /// <summary>Both, and ASP.NET Core.</summary>
    public static ImmutableArray<MetadataReference> References => [.. MetricsKit.Testing.References.AspNetCore, Reference, Middleware];

    /// <summary>A project with the library.</summary>
    public static TestProject With(string source) => TestProject.Of(source) with { References = [Reference] };

    /// <summary>A project with the library, its middleware and ASP.NET Core.</summary>
    public static TestProject WithAspNetCore(string source) => TestProject.Of(source) with { References = References };
}
