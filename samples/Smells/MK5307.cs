// A name that the house refuses
using MetricsKit;

namespace Smells.MK5307;

[MetricSet(Prefix = "mk5307")]
public static partial class ShopMetrics
{
    /// <summary>Jobs that wait.</summary>
    [Gauge("queue_jobs")]
    [Alert("QueueLong", "mk5307_queue_jobs > 100", For = "5m")] // MK5307
    public static partial Gauge QueueJobs();
}
