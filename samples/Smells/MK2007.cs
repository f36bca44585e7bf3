// An abbreviated unit
using MetricsKit;

namespace Smells.MK2007;

[MetricSet(Prefix = "mk2007")]
public static partial class CheckoutMetrics
{
    /// <summary>Duration of the checkout.</summary>
    [Histogram("checkout_duration_ms", Buckets = [10, 100, 1000])] // MK2007
    public static partial Histogram Checkout();
}
