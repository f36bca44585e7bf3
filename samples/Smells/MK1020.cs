// A metric property has a getter and nothing else
using MetricsKit;

namespace Smells.MK1020;

[MetricSet(Prefix = "mk1020")]
public static partial class SessionMetrics
{
    [Gauge("active_sessions")]
    public static partial Gauge Active { get; set; } // MK1020
}
