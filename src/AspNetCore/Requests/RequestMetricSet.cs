namespace MetricsKit.Requests;

/// <summary>The metrics of <c>UseRequestMetrics</c>.</summary>
/// <remarks>
/// <c>MaxSeries</c> leaves room for <see cref="MostHandlers"/> templates with two methods and five statuses each; the
/// middleware keeps to <see cref="RequestMetricsOptions.MaxHandlers"/>, so that it is rarely more than a tenth.
/// </remarks>
[MetricSet]
internal sealed partial class RequestMetricSet(MetricRegistry registry)
{
    /// <summary>Most route templates that <see cref="RequestMetricsOptions.MaxHandlers"/> may ask for.</summary>
    public const int MostHandlers = 1_000;

    // The templates, "unmatched", and "other".
    private const int MostValues = MostHandlers + 2;

    /// <summary>HTTP requests by route template, method and status.</summary>
    [Counter(RequestMetrics.RequestsTotal, MaxSeries = 10_000)]
    public partial Counter Requests([Label(MaxValues = MostValues)] string handler, RequestMethod method, [LabelRange(100, 599)] int status);

    /// <summary>Time that HTTP requests took, by route template and method.</summary>
    [Histogram(RequestMetrics.DurationSeconds, MaxSeries = 2_000)]
    public partial Histogram Duration([Label(MaxValues = MostValues)] string handler, RequestMethod method);

    /// <summary>Size of the bodies of HTTP requests, by route template and method.</summary>
    [Histogram(RequestMetrics.RequestSizeBytes, MaxSeries = 2_000)]
    [ExponentialBuckets(256, 4, 10)]
    public partial Histogram RequestSize([Label(MaxValues = MostValues)] string handler, RequestMethod method);

    /// <summary>Size of the bodies of HTTP responses, by route template and method.</summary>
    [Histogram(RequestMetrics.ResponseSizeBytes, MaxSeries = 2_000)]
    [ExponentialBuckets(256, 4, 10)]
    public partial Histogram ResponseSize([Label(MaxValues = MostValues)] string handler, RequestMethod method);
}
