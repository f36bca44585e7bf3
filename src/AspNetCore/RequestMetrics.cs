namespace MetricsKit;

/// <summary>
/// Names of the metrics that <c>UseRequestMetrics</c> keeps, for attributes:
/// <c>[assembly: ErrorRatioAlert("HighErrorRate", Metric = RequestMetrics.RequestsTotal, Errors = "status=~'5..'", Above = 0.05)]</c>.
/// </summary>
public static class RequestMetrics
{
    /// <summary>Counter of requests, with <c>handler</c> (route template), <c>method</c> and <c>status</c> (the number).</summary>
    public const string RequestsTotal = "http_requests_total";

    /// <summary>Histogram of the seconds a request took, with <c>handler</c> and <c>method</c>.</summary>
    public const string DurationSeconds = "http_request_duration_seconds";

    /// <summary>Histogram of request bodies in bytes, with <c>handler</c> and <c>method</c>.</summary>
    public const string RequestSizeBytes = "http_request_size_bytes";

    /// <summary>Histogram of response bodies in bytes, with <c>handler</c> and <c>method</c>.</summary>
    public const string ResponseSizeBytes = "http_response_size_bytes";
}
