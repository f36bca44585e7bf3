// A template that Prometheus refuses
using MetricsKit;

namespace Smells.MK5201;

[MetricSet(Prefix = "mk5201")]
public static partial class ShopMetrics
{
    /// <summary>Jobs that wait.</summary>
    [Gauge("queue_jobs")]
    [Alert("QueueLong", "mk5201_queue_jobs > 100", For = "5m", Summary = "{{ $value | humanise }} jobs wait")] // MK5201
    public static partial Gauge QueueJobs();
}
