// A condition that never holds
using MetricsKit;

namespace Smells.MK5112;

[MetricSet(Prefix = "mk5112")]
public static partial class ShopMetrics
{
    /// <summary>Jobs that wait.</summary>
    [Gauge("queue_jobs")]
    [Alert("NoQueues", "count(mk5112_queue_jobs) < 1", For = "5m")] // MK5112
    public static partial Gauge QueueJobs();
}
