// A type that is different each time
using MetricsKit;

namespace Smells.MK3003;

[MetricSet(Prefix = "mk3003")]
public static partial class OrderMetrics
{
    [Counter("orders_total")]
    public static partial Counter Orders(Guid order); // MK3003
}
