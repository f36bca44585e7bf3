// An absence that every restart makes
using MetricsKit;

namespace Smells.MK5118;

[MetricSet(Prefix = "mk5118")]
public static partial class ShopMetrics
{
    /// <summary>Jobs that wait.</summary>
    [Gauge("queue_jobs")]
    [Alert("NoQueues", "absent(mk5118_queue_jobs)")] // MK5118
    public static partial Gauge QueueJobs();
}
