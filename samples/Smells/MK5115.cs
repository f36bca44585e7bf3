// A regular expression that is none
using MetricsKit;

namespace Smells.MK5115;

public enum OrderStatus { Paid, [LabelValue(IsError = true)] Failed }

[MetricSet(Prefix = "mk5115")]
public static partial class ShopMetrics
{
    /// <summary>Orders created, by outcome.</summary>
    [Counter("orders_created_total")]
    [Alert("OrdersFailing", "rate(mk5115_orders_created_total{status=~'failed'}[5m]) > 1", For = "5m")] // MK5115
    public static partial Counter OrdersCreated(OrderStatus status);
}
