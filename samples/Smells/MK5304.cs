// A recorded name without its level
using MetricsKit;

namespace Smells.MK5304;

public enum OrderStatus { Paid, [LabelValue(IsError = true)] Failed }

[MetricSet(Prefix = "mk5304")]
public static partial class ShopMetrics
{
    /// <summary>Orders created, by outcome.</summary>
    [Counter("orders_created_total")]
    [RecordingRule("mk5304_orders_failed_rate", "sum by (job) (rate(mk5304_orders_created_total{status='failed'}[5m]))")] // MK5304
    public static partial Counter OrdersCreated(OrderStatus status);
}
