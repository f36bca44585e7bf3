// A member is one metric
using MetricsKit;

namespace Smells.MK1007;

[MetricSet(Prefix = "mk1007")]
public static partial class QueueMetrics
{
    [Counter("jobs_total")]
    [Gauge("jobs_waiting")] // MK1007
    public static partial Counter Jobs();
}
