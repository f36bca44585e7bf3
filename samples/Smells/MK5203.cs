// A template reads a label that is never there
using MetricsKit;

namespace Smells.MK5203;

[MetricSet(Prefix = "mk5203")]
public static partial class ShopMetrics
{
    /// <summary>Jobs that wait.</summary>
    [Gauge("queue_jobs")]
    [Alert("QueueLong", "mk5203_queue_jobs > 100", For = "5m", Summary = "{{ $labels.queue }}: {{ $value | humanize }} jobs wait")] // MK5203
    public static partial Gauge QueueJobs();
}
