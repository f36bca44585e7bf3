// A counter read without a rate
using MetricsKit;

namespace Smells.MK5106;

public enum OrderStatus { Paid, [LabelValue(IsError = true)] Failed }

[MetricSet(Prefix = "mk5106")]
public static partial class ShopMetrics
{
    /// <summary>Orders created, by outcome.</summary>
    [Counter("orders_created_total")]
    [Alert("OrdersFailing", "mk5106_orders_created_total{status='failed'} > 100", For = "5m")] // MK5106
    public static partial Counter OrdersCreated(OrderStatus status);
}
