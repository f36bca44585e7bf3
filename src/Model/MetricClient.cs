namespace MetricsKit.Model;

/// <summary>The library that counts and exposes a metric; the member's return type names it.</summary>
public enum MetricClient
{
    /// <summary>Our own run-time library.</summary>
    MetricsKit,

    /// <summary>prometheus-net.</summary>
    PrometheusNet,

    /// <summary>System.Diagnostics.Metrics, for OpenTelemetry.</summary>
    Meter,
}
