// A label that identifies one thing
using MetricsKit;

namespace Smells.MK3002;

[MetricSet(Prefix = "mk3002")]
public static partial class OrderMetrics
{
    [Counter("orders_total")]
    public static partial Counter Orders(string userId); // MK3002
}
