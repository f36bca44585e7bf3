// A name that histograms and summaries make themselves
using MetricsKit;

namespace Smells.MK2002;

[MetricSet(Prefix = "mk2002")]
public static partial class QueueMetrics
{
    /// <summary>Jobs that wait.</summary>
    [Gauge("queue_count")] // MK2002
    public static partial Gauge Waiting();
}
