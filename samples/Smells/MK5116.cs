// An alert that flaps
using MetricsKit;

namespace Smells.MK5116;

[MetricSet(Prefix = "mk5116")]
public static partial class ShopMetrics
{
    /// <summary>Jobs that wait, by queue.</summary>
    [Gauge("queue_jobs")]
    [Alert("LongestQueue", "topk(1, mk5116_queue_jobs) > 100", For = "5m")] // MK5116
    public static partial Gauge QueueJobs([Label(MaxValues = 20)] string queue);
}
