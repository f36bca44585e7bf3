// A threshold that no quantile can pass
using MetricsKit;

namespace Smells.MK5109;

[MetricSet(Prefix = "mk5109")]
public static partial class ShopMetrics
{
    /// <summary>Duration of the checkout.</summary>
    [Histogram("checkout_duration_seconds", Buckets = [0.1, 0.5, 1, 5])]
    [Alert("CheckoutSlow", "histogram_quantile(0.95, sum by (le) (rate(mk5109_checkout_duration_seconds_bucket[5m]))) > 10", For = "10m")] // MK5109
    public static partial Histogram Checkout();
}
