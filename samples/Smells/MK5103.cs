// A value that the label never has
using MetricsKit;

namespace Smells.MK5103;

public enum OrderStatus { Paid, [LabelValue(IsError = true)] Failed }

[MetricSet(Prefix = "mk5103")]
public static partial class ShopMetrics
{
    /// <summary>Orders created, by outcome.</summary>
    [Counter("orders_created_total")]
    [Alert("OrdersFailing", "rate(mk5103_orders_created_total{status='error'}[5m]) > 1", For = "5m")] // MK5103
    public static partial Counter OrdersCreated(OrderStatus status);
}
