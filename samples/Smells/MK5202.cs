// A template that fails when the alert fires
using MetricsKit;

namespace Smells.MK5202;

[MetricSet(Prefix = "mk5202")]
public static partial class ShopMetrics
{
    /// <summary>Jobs that wait.</summary>
    [Gauge("queue_jobs")]
    [Alert("QueueLong", "mk5202_queue_jobs > 100", For = "5m", Summary = "{{ humanize }} jobs wait")] // MK5202
    public static partial Gauge QueueJobs();
}
