// A duration that changes nothing
using MetricsKit;

namespace Smells.MK5301;

[MetricSet(Prefix = "mk5301")]
public static partial class ShopMetrics
{
    /// <summary>Jobs that wait.</summary>
    [Gauge("queue_jobs")]
    [Alert("QueueLong", "mk5301_queue_jobs > 100", For = "0s")] // MK5301
    public static partial Gauge QueueJobs();
}
