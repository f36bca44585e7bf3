// A metric name that Prometheus refuses
using MetricsKit;

namespace Smells.MK1008;

[MetricSet(Prefix = "mk1008")]
public static partial class OrderMetrics
{
    [Counter("orders-total")] // MK1008
    public static partial Counter Orders();
}
