// A metric name that is taken
using MetricsKit;

namespace Smells.MK1028;

[MetricSet]
public static partial class HealthMetrics
{
    [Gauge("up")] // MK1028
    public static partial Gauge Up();
}
