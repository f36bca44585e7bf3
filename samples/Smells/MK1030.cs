// What the client of a metric cannot do
using MetricsKit;

namespace Smells.MK1030;

[MetricSet(Prefix = "mk1030")]
public static partial class SessionMetrics
{
    /// <summary>Sessions, by tenant.</summary>
    [Gauge("sessions", ExpireAfter = "1h")] // MK1030
    public static partial MeterGauge Sessions([Label(MaxValues = 50)] string tenant);
}
