// A label that the house asks for
using MetricsKit;

namespace Smells.MK5305;

[MetricSet(Prefix = "mk5305")]
public static partial class ShopMetrics
{
    /// <summary>Jobs that wait.</summary>
    [Gauge("queue_jobs")]
    [Alert("QueueLong", "mk5305_queue_jobs > 100", For = "5m")] // MK5305
    public static partial Gauge QueueJobs();
}
