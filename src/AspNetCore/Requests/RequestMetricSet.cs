using MetricsKit.Families;

namespace MetricsKit.Requests;

/// <summary>The metrics of <c>UseRequestMetrics</c>.</summary>
internal sealed class RequestMetricSet(MetricRegistry registry)
{
    /// <summary>Most values of <c>handler</c> that <see cref="RequestMetricsOptions.MaxHandlers"/> may ask for.</summary>
    public const int MostHandlers = 1_000;

    private static readonly string[] Methods = ["GET", "HEAD", "POST", "PUT", "DELETE", "CONNECT", "OPTIONS", "TRACE", "PATCH", "QUERY"];
    private static readonly double[] Sizes = [256, 1024, 4096, 16384, 65536, 262144, 1048576, 4194304, 16777216, 67108864];

    private readonly Family<Counter> _requests = registry.RegisterCounter(new FamilyDefinition
    {
        Name = RequestMetrics.RequestsTotal,
        Help = "HTTP requests, by route template, method and status.",
        MaxSeries = 10_000,
        Labels = [LabelDefinition.Open("handler", false, MostHandlers + 2), LabelDefinition.Closed("method", false, Methods), LabelDefinition.Range("status", false, 100, 599)],
    });

    private readonly Family<Histogram> _duration = registry.RegisterHistogram(new FamilyDefinition
    {
        Name = RequestMetrics.DurationSeconds,
        Help = "Time from the first middleware to the last byte handed to the server.",
        MaxSeries = 4_000,
        Labels = [LabelDefinition.Open("handler", false, MostHandlers + 2), LabelDefinition.Closed("method", false, Methods)],
    });

    private readonly Family<Histogram> _requestSize = registry.RegisterHistogram(new FamilyDefinition
    {
        Name = RequestMetrics.RequestSizeBytes,
        Help = "Size of request bodies.",
        Buckets = Sizes,
        MaxSeries = 4_000,
        Labels = [LabelDefinition.Open("handler", false, MostHandlers + 2), LabelDefinition.Closed("method", false, Methods)],
    });

    private readonly Family<Histogram> _responseSize = registry.RegisterHistogram(new FamilyDefinition
    {
        Name = RequestMetrics.ResponseSizeBytes,
        Help = "Size of response bodies.",
        Buckets = Sizes,
        MaxSeries = 4_000,
        Labels = [LabelDefinition.Open("handler", false, MostHandlers + 2), LabelDefinition.Closed("method", false, Methods)],
    });

    public Counter Requests(string handler, RequestMethod method, int status) =>
        _requests.Find((Index(method) * 501) + ((uint)(status - 100) < 500 ? status - 100 : 500), handler);

    public Histogram Duration(string handler, RequestMethod method) => _duration.Find(Index(method), handler);

    public Histogram RequestSize(string handler, RequestMethod method) => _requestSize.Find(Index(method), handler);

    public Histogram ResponseSize(string handler, RequestMethod method) => _responseSize.Find(Index(method), handler);

    private static int Index(RequestMethod method) => (uint)method < 10 ? (int)method : 10;
}
