// An alert that always fires
using MetricsKit;

namespace Smells.MK5113;

[MetricSet(Prefix = "mk5113")]
public static partial class ShopMetrics
{
    /// <summary>Jobs that wait.</summary>
    [Gauge("queue_jobs")]
    [Alert("QueueLong", "mk5113_queue_jobs > bool 100", For = "5m")] // MK5113
    public static partial Gauge QueueJobs();
}
