// A metric over its budget
using MetricsKit;

namespace Smells.MK3004;

[MetricSet(Prefix = "mk3004")]
public static partial class ShopMetrics
{
    /// <summary>Duration of the checkout.</summary>
    [Histogram("checkout_duration_seconds")] // MK3004
    public static partial Histogram Checkout([Label(MaxValues = 60)] string country, [LabelRange(1, 10)] int step);
}
