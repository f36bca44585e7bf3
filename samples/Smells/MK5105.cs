// A rate of an aggregation
using MetricsKit;

namespace Smells.MK5105;

public enum OrderStatus { Paid, [LabelValue(IsError = true)] Failed }

[MetricSet(Prefix = "mk5105")]
public static partial class ShopMetrics
{
    /// <summary>Orders created, by outcome.</summary>
    [Counter("orders_created_total")]
    [Alert("OrdersFailing", "rate(sum(mk5105_orders_created_total)[5m:1m]) > 1", For = "5m")] // MK5105
    public static partial Counter OrdersCreated(OrderStatus status);
}
