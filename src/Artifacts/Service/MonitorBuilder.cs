using MetricsKit.Artifacts.Kubernetes;
using MetricsKit.Model;
using MetricsKit.PromQL;

namespace MetricsKit.Artifacts.Service;

/// <summary>Makes the monitor of a service.</summary>
internal static class MonitorBuilder
{
    // Prometheus' scrape_timeout where neither the endpoint nor the server states one.
    private const string DefaultTimeout = "10s";

    /// <summary>The monitor; null where none is to be written.</summary>
    /// <param name="workload">Whose.</param>
    /// <param name="metadata">What its objects have in common.</param>
    /// <param name="errors">Takes what is wrong.</param>
    public static ScrapeMonitor? Build(Workload workload, ObjectMeta metadata, List<string> errors)
    {
        if (workload.Endpoint is not { } endpoint)
        {
            return null;
        }

        PromDuration? interval = Read(endpoint.Interval, "Interval", errors);
        PromDuration? timeout = endpoint.Timeout is null ? null : Read(endpoint.Timeout, "Timeout", errors);
        if (timeout > interval)
        {
            errors.Add($"[assembly: ScrapeEndpoint]: Timeout '{endpoint.Timeout}' is longer than Interval '{endpoint.Interval}', which Prometheus refuses; write at most '{endpoint.Interval}'.");
        }

        if (endpoint.Scheme is not (null or "http" or "https"))
        {
            errors.Add($"[assembly: ScrapeEndpoint]: Scheme '{endpoint.Scheme}' is unknown; write 'http' or 'https'.");
        }

        if (endpoint.SampleLimit < 0)
        {
            errors.Add($"[assembly: ScrapeEndpoint]: SampleLimit {endpoint.SampleLimit} is negative; write 0 for no limit.");
        }

        bool hasNative = workload.Metrics.Values.Any(m => m.IsNative && !m.Buckets.IsEmpty);
        return new ScrapeMonitor(metadata, endpoint, hasNative);
    }

    private static PromDuration? Read(string text, string property, List<string> errors)
    {
        if (PromDuration.TryParse(text, out PromDuration duration, out string? problem))
        {
            return duration;
        }

        errors.Add($"[assembly: ScrapeEndpoint]: {property}: {problem}.");
        return null;
    }
}
