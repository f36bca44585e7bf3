// A placeholder that is none
using MetricsKit;

namespace Smells.MK5206;

[MetricSet(Prefix = "mk5206")]
public static partial class ShopMetrics
{
    /// <summary>Jobs that wait.</summary>
    [Gauge("queue_jobs")]
    [Alert("QueueLong", "mk5206_queue_jobs", Above = 100, For = "5m", Summary = "{service}: more than {treshold} jobs wait")] // MK5206
    public static partial Gauge QueueJobs();
}
