// A range shorter than two scrapes
using MetricsKit;

namespace Smells.MK5107;

public enum OrderStatus { Paid, [LabelValue(IsError = true)] Failed }

[MetricSet(Prefix = "mk5107")]
public static partial class ShopMetrics
{
    /// <summary>Orders created, by outcome.</summary>
    [Counter("orders_created_total")]
    [Alert("OrdersFailing", "rate(mk5107_orders_created_total{status='failed'}[45s]) > 1", For = "5m")] // MK5107
    public static partial Counter OrdersCreated(OrderStatus status);
}
