// A label that the metric does not have
using MetricsKit;

namespace Smells.MK5102;

public enum OrderStatus { Paid, [LabelValue(IsError = true)] Failed }

[MetricSet(Prefix = "mk5102")]
public static partial class ShopMetrics
{
    /// <summary>Orders created, by outcome.</summary>
    [Counter("orders_created_total")]
    [Alert("OrdersFailing", "rate(mk5102_orders_created_total{state='failed'}[5m]) > 1", For = "5m")] // MK5102
    public static partial Counter OrdersCreated(OrderStatus status);
}
