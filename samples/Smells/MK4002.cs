// Impossible bucket parameters
using MetricsKit;

namespace Smells.MK4002;

[MetricSet(Prefix = "mk4002")]
public static partial class ShopMetrics
{
    [Histogram("checkout_duration_seconds")]
    [ExponentialBuckets(0.01, 1, 10)] // MK4002
    public static partial Histogram Checkout();
}
