// A rate of what is no counter
using MetricsKit;

namespace Smells.MK5104;

[MetricSet(Prefix = "mk5104")]
public static partial class ShopMetrics
{
    /// <summary>Jobs that wait.</summary>
    [Gauge("queue_jobs")]
    [Alert("QueueGrows", "rate(mk5104_queue_jobs[5m]) > 1", For = "5m")] // MK5104
    public static partial Gauge QueueJobs();
}
