// A recorded series that no rule makes
using MetricsKit;

namespace Smells.MK5119;

public enum OrderStatus { Paid, [LabelValue(IsError = true)] Failed }

[MetricSet(Prefix = "mk5119")]
public static partial class ShopMetrics
{
    /// <summary>Orders created, by outcome.</summary>
    [Counter("orders_created_total")]
    [RecordingRule("job:mk5119_orders_failed:rate5m", "sum by (job) (rate(mk5119_orders_created_total{status='failed'}[5m]))")]
    [Alert("OrdersFailing", "job:mk5119_orders_failed:rate1m > 1", For = "5m")] // MK5119
    public static partial Counter OrdersCreated(OrderStatus status);
}
