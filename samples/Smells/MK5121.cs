// An absence until the first use
using MetricsKit;

namespace Smells.MK5121;

[MetricSet(Prefix = "mk5121")]
public static partial class ShopMetrics
{
    /// <summary>Duration of a checkout.</summary>
    [Histogram("checkout_duration_seconds")]
    [Alert("NoCheckouts", "absent(mk5121_checkout_duration_seconds_count)", For = "10m")] // MK5121
    public static partial MeterHistogram Checkout();
}
