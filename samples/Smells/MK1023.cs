// HTTP status codes are written as numbers
using MetricsKit;

namespace Smells.MK1023;

[MetricSet(Prefix = "mk1023")]
public static partial class HttpMetrics
{
    /// <summary>Responses that were sent.</summary>
    [Counter("responses_total")]
    public static partial Counter Responses(System.Net.HttpStatusCode status); // MK1023
}
