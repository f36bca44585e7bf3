// A unit that is no base unit
using MetricsKit;

namespace Smells.MK2004;

[MetricSet(Prefix = "mk2004")]
public static partial class CheckoutMetrics
{
    /// <summary>Duration of the checkout.</summary>
    [Histogram("checkout_duration_milliseconds", Buckets = [10, 100, 1000])] // MK2004
    public static partial Histogram Checkout();
}
