// The type stands in the name
using MetricsKit;

namespace Smells.MK2005;

[MetricSet(Prefix = "mk2005")]
public static partial class QueueMetrics
{
    /// <summary>Jobs that wait.</summary>
    [Gauge("queue_gauge")] // MK2005
    public static partial Gauge Waiting();
}
