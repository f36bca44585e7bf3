// A label without effect
using MetricsKit;

namespace Smells.MK5111;

public enum OrderStatus { Paid, [LabelValue(IsError = true)] Failed }

[MetricSet(Prefix = "mk5111")]
public static partial class ShopMetrics
{
    /// <summary>Orders created, by outcome.</summary>
    [Counter("orders_created_total")]
    [Alert("OrdersFailing", "sum by (status) (sum by (job) (rate(mk5111_orders_created_total[5m]))) > 1", For = "5m")] // MK5111
    public static partial Counter OrdersCreated(OrderStatus status);
}
