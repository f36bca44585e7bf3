// An annotation that the house asks for
using MetricsKit;

namespace Smells.MK5306;

[MetricSet(Prefix = "mk5306")]
public static partial class ShopMetrics
{
    /// <summary>Jobs that wait.</summary>
    [Gauge("queue_jobs")]
    [Alert("QueueLong", "mk5306_queue_jobs > 100", For = "5m")] // MK5306
    public static partial Gauge QueueJobs();
}
