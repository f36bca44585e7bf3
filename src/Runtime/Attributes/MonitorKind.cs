namespace MetricsKit;

/// <summary>The object that tells the Prometheus operator to scrape a service.</summary>
public enum MonitorKind
{
    /// <summary>A ServiceMonitor: pods are found through a Kubernetes Service.</summary>
    Service,

    /// <summary>A PodMonitor: pods are found directly.</summary>
    Pod,

    /// <summary>None is written.</summary>
    None,
}
