// The member that lists label values does not fit
using MetricsKit;

namespace Smells.MK1018;

[MetricSet(Prefix = "mk1018")]
public static partial class QueueMetrics
{
    [Gauge("jobs_waiting")]
    public static partial Gauge Waiting([LabelValueSource("Queues", MaxValues = 20)] string queue); // MK1018
}
