// A value with all its digits
using MetricsKit;

namespace Smells.MK5205;

[MetricSet(Prefix = "mk5205")]
public static partial class ShopMetrics
{
    /// <summary>Jobs that wait.</summary>
    [Gauge("queue_jobs")]
    [Alert("QueueLong", "mk5205_queue_jobs / 300 > 0.9", For = "5m", Summary = "{{ $value }} of the queue is used")] // MK5205
    public static partial Gauge QueueJobs();
}
