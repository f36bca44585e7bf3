namespace MetricsKit;

/// <summary>How a scrape is written. Every format has the same series.</summary>
public enum ExpositionFormat
{
    /// <summary>Prometheus' text format 0.0.4.</summary>
    Text,

    /// <summary>OpenMetrics 1.0.</summary>
    OpenMetrics,

    /// <summary>Prometheus' protobuf format, delimited <c>io.prometheus.client.MetricFamily</c> messages: the one that has native histograms.</summary>
    Protobuf,
}
