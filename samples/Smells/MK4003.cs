// Bucket bounds are given twice
using MetricsKit;

namespace Smells.MK4003;

[MetricSet(Prefix = "mk4003")]
public static partial class ShopMetrics
{
    [Histogram("checkout_duration_seconds", Buckets = [0.1, 0.5, 1])]
    [LinearBuckets(0.1, 0.1, 10)] // MK4003
    public static partial Histogram Checkout();
}
