// An alert that this kind of metric cannot have
using MetricsKit;

namespace Smells.MK5004;

[MetricSet(Prefix = "mk5004")]
public static partial class ShopMetrics
{
    /// <summary>Orders that were taken.</summary>
    [Counter("orders_total")]
    [LatencyAlert("OrdersSlow", Quantile = 0.95, Above = 1)] // MK5004
    public static partial Counter Orders();
}
