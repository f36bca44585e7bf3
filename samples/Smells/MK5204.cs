// A value in a label
using MetricsKit;

namespace Smells.MK5204;

[MetricSet(Prefix = "mk5204")]
public static partial class ShopMetrics
{
    /// <summary>Jobs that wait.</summary>
    [Gauge("queue_jobs")]
    [Alert("QueueLong", "mk5204_queue_jobs > 100", For = "5m", Labels = ["size={{ $value }}"])] // MK5204
    public static partial Gauge QueueJobs();
}
