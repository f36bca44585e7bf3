// A metric named by a value
using Prometheus;

namespace Smells.MK3107;

public class QueueMetrics(IMetricFactory metrics)
{
    public Prometheus.Gauge Jobs(string queue) => metrics.CreateGauge($"queue_{queue}_jobs", "Jobs that wait."); // MK3107
}
