// A metric that nothing exposes
using MetricsKit;

namespace Smells.MK5101;

public enum OrderStatus { Paid, [LabelValue(IsError = true)] Failed }

[MetricSet(Prefix = "mk5101")]
public static partial class ShopMetrics
{
    /// <summary>Orders created, by outcome.</summary>
    [Counter("orders_created_total")]
    [Alert("OrdersFailing", "rate(mk5101_orders_create_total{status='failed'}[5m]) > 1", For = "5m")] // MK5101
    public static partial Counter OrdersCreated(OrderStatus status);
}
