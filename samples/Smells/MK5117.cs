// A range beyond what the server keeps
using MetricsKit;

namespace Smells.MK5117;

public enum OrderStatus { Paid, [LabelValue(IsError = true)] Failed }

[MetricSet(Prefix = "mk5117")]
public static partial class ShopMetrics
{
    /// <summary>Orders created, by outcome.</summary>
    [Counter("orders_created_total")]
    [Alert("FewerOrders", "sum(rate(mk5117_orders_created_total[1h])) < 0.5 * sum(rate(mk5117_orders_created_total[1h] offset 28d))", For = "30m")] // MK5117
    public static partial Counter OrdersCreated(OrderStatus status);
}
