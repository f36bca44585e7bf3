// Buckets belong to a histogram
using MetricsKit;

namespace Smells.MK4004;

[MetricSet(Prefix = "mk4004")]
public static partial class ShopMetrics
{
    [Gauge("checkout_duration_seconds")]
    [LinearBuckets(0.1, 0.1, 10)] // MK4004
    public static partial Gauge Checkout();
}
