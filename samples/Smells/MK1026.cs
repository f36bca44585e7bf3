// A setting with an impossible value
using MetricsKit;

namespace Smells.MK1026;

[MetricSet(Prefix = "mk1026")]
public static partial class OrderMetrics
{
    [Counter("orders_total", MaxSeries = -1)] // MK1026
    public static partial Counter Orders(bool paid);
}
