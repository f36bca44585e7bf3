// A quantile that gives no number
using MetricsKit;

namespace Smells.MK5108;

[MetricSet(Prefix = "mk5108")]
public static partial class ShopMetrics
{
    /// <summary>Duration of the checkout.</summary>
    [Histogram("checkout_duration_seconds", Buckets = [0.1, 0.5, 1, 5])]
    [Alert("CheckoutSlow", "histogram_quantile(0.95, sum by (job) (rate(mk5108_checkout_duration_seconds_bucket[5m]))) > 1", For = "10m")] // MK5108
    public static partial Histogram Checkout();
}
