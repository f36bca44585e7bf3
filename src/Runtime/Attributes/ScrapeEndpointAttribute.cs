using System.Diagnostics;

namespace MetricsKit;

/// <summary>How the service is scraped. Durations are Prometheus durations such as <c>30s</c> or <c>1m30s</c>.</summary>
[Conditional(AttributeConditions.Keep)]
[AttributeUsage(AttributeTargets.Assembly)]
public sealed class ScrapeEndpointAttribute : Attribute
{
    /// <summary>Object that is written; a ServiceMonitor unless told otherwise.</summary>
    public MonitorKind Monitor { get; set; }

    /// <summary><b>Name</b> of the Service's or container's port; <c>http</c> unless told otherwise.</summary>
    public string Port { get; set; } = "http";

    /// <summary>Path of the endpoint; <c>/metrics</c> unless told otherwise.</summary>
    public string Path { get; set; } = "/metrics";

    /// <summary>Time between two scrapes; <c>30s</c> unless told otherwise.</summary>
    public string Interval { get; set; } = "30s";

    /// <summary>Longest time a scrape may take, at most <see cref="Interval"/>; the server's own when null.</summary>
    public string? Timeout { get; set; }

    /// <summary><c>http</c> or <c>https</c>; the operator's default when null.</summary>
    public string? Scheme { get; set; }

    /// <summary>Most samples one scrape may return before the server refuses it; 0 for no limit.</summary>
    public int SampleLimit { get; set; }
}
