// A division inside a sum
using MetricsKit;

namespace Smells.MK5114;

public enum OrderStatus { Paid, [LabelValue(IsError = true)] Failed }

[MetricSet(Prefix = "mk5114")]
public static partial class ShopMetrics
{
    /// <summary>Orders created, by outcome.</summary>
    [Counter("orders_created_total")]
    [Alert("OrdersFailing", "avg(rate(mk5114_orders_created_total{status='failed'}[5m]) / ignoring (status) rate(mk5114_orders_created_total{status='paid'}[5m])) > 0.05", For = "5m")] // MK5114
    public static partial Counter OrdersCreated(OrderStatus status);
}
