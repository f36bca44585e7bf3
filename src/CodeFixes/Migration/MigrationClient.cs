namespace MetricsKit.CodeFixes;

/// <summary>Who counts a metric once it is declared.</summary>
public enum MigrationClient
{
    /// <summary>Still prometheus-net: same endpoint, same text.</summary>
    PrometheusNet,

    /// <summary>Metrics.Kit's own instruments, at its own endpoint.</summary>
    MetricsKit,
}
