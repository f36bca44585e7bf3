// The return type does not fit the metric attribute
using MetricsKit;

namespace Smells.MK1003;

[MetricSet(Prefix = "mk1003")]
public static partial class QueueMetrics
{
    [Counter("jobs_total")]
    public static partial Gauge Jobs(); // MK1003
}
