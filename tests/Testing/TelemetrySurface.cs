using Microsoft.CodeAnalysis;

namespace MetricsKit.Testing;

/// <summary>The attributes of Microsoft.Extensions.Telemetry.Abstractions that make a metric of a method.</summary>
public static class TelemetrySurface
{
    private static readonly Lazy<MetadataReference> Library = new(() => Surface.Compile("Microsoft.Extensions.Telemetry.Abstractions"));

    /// <summary>The library.</summary>
    public static MetadataReference Reference => Library.Value;
}
