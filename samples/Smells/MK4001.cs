// Bucket bounds must ascend
using MetricsKit;

namespace Smells.MK4001;

[MetricSet(Prefix = "mk4001")]
public static partial class ShopMetrics
{
    [Histogram("checkout_duration_seconds", Buckets = [0.1, 1, 0.5])] // MK4001
    public static partial Histogram Checkout();
}
