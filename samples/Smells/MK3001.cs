// A label without a stated bound
using MetricsKit;

namespace Smells.MK3001;

[MetricSet(Prefix = "mk3001")]
public static partial class OrderMetrics
{
    [Counter("orders_total")]
    public static partial Counter Orders(string country); // MK3001
}
