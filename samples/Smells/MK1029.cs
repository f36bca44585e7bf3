// A metric with a body that cannot be read
using MetricsKit;

namespace Smells.MK1029;

[MetricSet]
public static partial class QueueMetrics
{
    /// <summary>Jobs that wait, by queue.</summary>
    [Gauge("smells_jobs_waiting")]
    private static double JobsWaiting([Label(MaxValues = 20)] string queue) => queue.Length; // MK1029
}
