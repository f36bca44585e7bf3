// Two sides that never match
using MetricsKit;

namespace Smells.MK5110;

public enum OrderStatus { Paid, [LabelValue(IsError = true)] Failed }

[MetricSet(Prefix = "mk5110")]
public static partial class ShopMetrics
{
    /// <summary>Orders created, by outcome.</summary>
    [Counter("orders_created_total")]
    [Alert("OrdersFailing", "sum by (status) (rate(mk5110_orders_created_total{status='failed'}[5m])) / sum by (job) (rate(mk5110_orders_created_total[5m])) > 0.05", For = "5m")] // MK5110
    public static partial Counter OrdersCreated(OrderStatus status);
}
